// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Values with their types, as the service keeps them beside pull requests and threads. */
final class Properties {
  private Properties() {}

  /** Values of a thread: whole numbers stay numbers. */
  static JsonObject typed(@Nullable JsonObject given) {
    JsonObject typed = new JsonObject();
    if (given != null) {
      given.entrySet().stream()
          .filter(entry -> !entry.getValue().isJsonNull())
          .forEach(entry -> typed.add(entry.getKey(), ofThread(entry.getKey(), entry.getValue())));
    }
    return typed;
  }

  /** Of a thread, the service takes the names of type and value without dollar signs, too. */
  private static JsonElement ofThread(String name, JsonElement value) {
    if (value instanceof JsonObject plain && plain.has("type") && plain.has("value")) {
      return Doc.of("$type", plain.get("type")).with("$value", plain.get("value")).json();
    }
    if (value instanceof JsonPrimitive number
        && number.isNumber()
        && number.getAsString().matches("-?\\d{1,9}")) {
      return Doc.of("$type", "System.Int32").with("$value", Json.number(value)).json();
    }
    return value(name, value);
  }

  /** Values of a pull request: whole numbers become texts, dates are known by their form. */
  static JsonObject value(String name, JsonElement value) {
    if (value instanceof JsonObject typed && typed.has("$value")) {
      String type = Json.string(typed, "$type");
      return type == null ? value(name, typed.get("$value")) : typed.deepCopy();
    }
    if (!(value instanceof JsonPrimitive primitive)) {
      throw PullRequestErrors.badPatch("The value of " + name + " must be a text or a number.");
    }
    if (primitive.isNumber() && !primitive.getAsString().matches("-?\\d+")) {
      return Doc.of("$type", "System.Double").with("$value", primitive).json();
    }
    String text = primitive.getAsString();
    Instant date = primitive.isString() ? date(text) : null;
    return date == null
        ? Doc.of("$type", "System.String").with("$value", flag(primitive, text)).json()
        : Doc.of("$type", "System.DateTime").with("$value", date).json();
  }

  private static String flag(JsonPrimitive value, String text) {
    return value.isBoolean() ? (value.getAsBoolean() ? "True" : "False") : text;
  }

  private static @Nullable Instant date(String text) {
    try {
      return text.matches("\\d{4}-\\d\\d-\\d\\dT.*Z") ? Instant.parse(text) : null;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
