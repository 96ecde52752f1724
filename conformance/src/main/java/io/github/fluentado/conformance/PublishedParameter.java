// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * A parameter as a published file has it.
 *
 * @param in {@code path}, {@code query}, {@code header} or {@code body}
 * @param optional may be left out of the path, with its segment
 * @param type the declared type, or empty
 * @param format the declared format, or empty
 */
record PublishedParameter(String name, String in, boolean optional, String type, String format) {

  private static final Set<String> OF_CLIENT =
      Set.of("organization", "collection", "instance", "api-version");

  static PublishedParameter of(JsonObject parameter) {
    return new PublishedParameter(
        text(parameter, "name"),
        text(parameter, "in"),
        !JsonText.flag(parameter, "x-ms-required", true),
        text(parameter, "type"),
        text(parameter, "format"));
  }

  private static String text(JsonElement parameter, String name) {
    return Objects.requireNonNullElse(JsonText.text(parameter, name), "");
  }

  /** Whether the client knows this by itself, so that no caller gives it. */
  boolean ofClient() {
    return OF_CLIENT.contains(name.toLowerCase(Locale.ROOT))
        && (in.equals("path") || in.isEmpty() || name.equalsIgnoreCase("api-version"));
  }
}
