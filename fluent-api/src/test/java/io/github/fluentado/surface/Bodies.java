// SPDX-License-Identifier: MIT
package io.github.fluentado.surface;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.util.Objects;

/** Bodies of requests as JSON, so that order and spaces do not count. */
final class Bodies {
  private Bodies() {}

  static JsonElement of(Wire.Sent request) {
    return json(Objects.requireNonNull(request.body(), "no body"));
  }

  static JsonElement json(String text) {
    return JsonParser.parseString(text);
  }
}
