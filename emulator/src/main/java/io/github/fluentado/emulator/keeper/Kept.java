// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.keeper;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.http.HttpAnswer;
import org.jspecify.annotations.Nullable;

/**
 * A thing that was made. It never changes; a changed one takes its place.
 *
 * @param facts all that was sent, and what the service adds
 * @param content what was sent in place of JSON
 */
record Kept(String id, JsonObject facts, @Nullable HttpAnswer content) {

  Kept with(JsonObject other) {
    return new Kept(id, other, content);
  }

  Kept with(HttpAnswer other) {
    return new Kept(id, facts, other);
  }
}
