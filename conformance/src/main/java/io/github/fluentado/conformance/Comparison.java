// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance;

import com.google.gson.JsonElement;
import java.util.Optional;

/**
 * How two JSON values differ.
 *
 * @param any the first difference of all
 * @param beyondNulls the first one that is not just a null that came or went
 */
record Comparison(Optional<String> any, Optional<String> beyondNulls) {

  static Comparison of(JsonElement expected, JsonElement found) {
    return new Comparison(
        JsonDifference.between(expected, found), JsonDifference.asideNulls(expected, found));
  }

  /** A failure, or a note if only nulls differ. */
  void report(String where, Findings findings) {
    beyondNulls.ifPresentOrElse(
        difference -> findings.failure(where + difference),
        () -> any.ifPresent(difference -> findings.note("null", where + difference)));
  }
}
