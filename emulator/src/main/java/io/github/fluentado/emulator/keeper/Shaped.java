// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.keeper;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.emulator.description.Schema;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import java.util.Map;
import java.util.Optional;

/** Of what is kept that which a schema has: nothing is added, what does not fit stays out. */
final class Shaped {
  private Shaped() {}

  static Optional<JsonElement> of(Schema schema, JsonElement said) {
    if (said.isJsonNull()) {
      return Optional.empty();
    }
    return switch (schema.wireForm()) {
      case "json" -> Optional.of(said);
      case "links" -> Optional.of(links(said));
      case "properties" -> Optional.of(properties(said));
      default -> plain(schema, said);
    };
  }

  private static Optional<JsonElement> plain(Schema schema, JsonElement said) {
    if (said instanceof JsonArray given) {
      return schema.items().map(items -> array(items, given));
    } else if (said instanceof JsonObject given) {
      return schema.type().equals("object") ? Optional.of(object(schema, given)) : Optional.empty();
    }
    return Scalars.takenOver(schema, said);
  }

  private static JsonElement array(Schema items, JsonArray given) {
    JsonArray array = new JsonArray();
    given.forEach(item -> of(items, item).ifPresent(array::add));
    return array;
  }

  static JsonObject object(Schema schema, JsonObject given) {
    Map<String, Schema> properties = schema.properties();
    JsonObject object = new JsonObject();
    if (properties.isEmpty()) {
      Schema values = schema.values().orElse(null);
      given
          .entrySet()
          .forEach(
              member -> {
                JsonElement value = member.getValue();
                (values == null ? Optional.of(value) : of(values, value))
                    .ifPresent(fit -> object.add(member.getKey(), fit));
              });
      return object;
    }
    properties.forEach(
        (name, type) -> {
          JsonElement value = Json.member(given, name);
          of(type, value == null ? JsonNull.INSTANCE : value)
              .ifPresent(fit -> object.add(name, fit));
        });
    return object;
  }

  private static JsonElement links(JsonElement said) {
    JsonObject links = new JsonObject();
    if (said instanceof JsonObject given) {
      given.entrySet().stream()
          .filter(link -> link.getValue() instanceof JsonObject one && one.has("href"))
          .forEach(link -> links.add(link.getKey(), link.getValue()));
    }
    return links;
  }

  /** Values of a bag say of which type they are. */
  private static JsonElement properties(JsonElement said) {
    JsonObject bag = new JsonObject();
    if (said instanceof JsonObject given) {
      given
          .entrySet()
          .forEach(
              member -> {
                JsonElement value = member.getValue();
                if (value instanceof JsonObject typed && typed.has("$value")) {
                  bag.add(member.getKey(), typed);
                } else if (value instanceof JsonPrimitive plain) {
                  String type = plain.isNumber() ? "System.Int32" : "System.String";
                  bag.add(member.getKey(), Doc.of("$type", type).with("$value", plain).json());
                }
              });
    }
    return bag;
  }
}
