// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import org.jspecify.annotations.Nullable;

/**
 * JSON that is not of the declared type, or not in its usual form, kept to be written back.
 *
 * @param value what it obviously means ("12" where a number is declared), if anything
 */
record Kept(JsonElement json, @Nullable Object value) {
  static final Kept NULL = new Kept(JsonNull.INSTANCE, null);

  /** By text: Gson takes two large numbers for equal when their doubles are. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Kept kept && json.toString().equals(kept.json.toString());
  }

  @Override
  public int hashCode() {
    return json.toString().hashCode();
  }
}
