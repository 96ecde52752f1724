// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.testplan;

import com.google.gson.JsonElement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A test case in a suite, to be tested in one configuration.
 *
 * @param tester who is to do that, as clients named them
 * @param outcome of the last result; {@code unspecified} before the first
 * @param run of the last result; 0 before the first
 */
record Point(
    int id,
    int suite,
    int testCase,
    int configuration,
    @Nullable JsonElement tester,
    String outcome,
    int run,
    int result,
    Instant changed) {
  static final String NONE = "unspecified";

  static Point of(int id, int suite, int testCase, int configuration, Instant now) {
    return new Point(id, suite, testCase, configuration, null, NONE, 0, 0, now);
  }

  Point assignedTo(@Nullable JsonElement person, Instant now) {
    return new Point(id, suite, testCase, configuration, person, outcome, run, result, now);
  }

  Point with(String newOutcome, int newRun, int newResult, Instant now) {
    return new Point(
        id, suite, testCase, configuration, tester, newOutcome, newRun, newResult, now);
  }

  /** Without an outcome it is to be tested. */
  boolean isActive() {
    return outcome.equals(NONE);
  }
}
