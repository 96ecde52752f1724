// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.synthesis;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.description.Schema;
import io.github.fluentado.emulator.keeper.Scalars;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes values that a schema allows, the same for the same request. What the request says comes
 * back; a component within itself ends the chain.
 */
final class Values {
  private static final int DEPTH = 6;
  private static final Set<String> NOTHING =
      Set.of("none", "undefined", "unknown", "notset", "unspecified", "invalid", "all", "default");

  private final Organization organization;
  private final Known known;
  private final String url;
  private final String seed;
  private final List<String> open = new ArrayList<>();

  /**
   * Values for one resource.
   *
   * @param url of the request
   * @param seed what ids are made from
   */
  Values(Organization organization, Known known, String url, String seed) {
    this.organization = organization;
    this.known = known;
    this.url = url;
    this.seed = seed;
  }

  /** A value; null where only a chain without end would do. */
  @Nullable JsonElement of(Schema schema, String name, @Nullable JsonElement echo) {
    JsonElement said = echo == null ? JsonNull.INSTANCE : echo;
    Optional<JsonElement> taken = Scalars.takenOver(schema, said);
    if (taken.isPresent()) {
      return taken.get();
    }
    return switch (schema.wireForm()) {
      case "json" -> said.isJsonNull() ? new JsonObject() : said;
      case "links" -> Doc.of().withHref("self", url).json();
      case "properties" -> properties();
      default -> plain(schema, name, said);
    };
  }

  private JsonElement properties() {
    Doc value = Doc.of("$type", "System.String").with("$value", "sample");
    return Doc.of("sample", value).json();
  }

  private @Nullable JsonElement plain(Schema schema, String name, JsonElement said) {
    return switch (schema.type()) {
      case "array" -> array(schema, name, said);
      case "object" -> object(schema, name, said);
      case "boolean" -> new JsonPrimitive(false);
      case "integer" -> new JsonPrimitive(1);
      case "number" -> new JsonPrimitive(1.5);
      default -> new JsonPrimitive(text(schema, name));
    };
  }

  private JsonElement array(Schema schema, String name, JsonElement said) {
    JsonArray array = new JsonArray();
    Schema items = schema.items().orElseThrow();
    if (said instanceof JsonArray given) {
      given.forEach(item -> add(array, of(items, name, item)));
    } else {
      add(array, of(items, name, null));
    }
    return array;
  }

  private static void add(JsonArray array, @Nullable JsonElement value) {
    if (value != null) {
      array.add(value);
    }
  }

  private @Nullable JsonElement object(Schema schema, String name, JsonElement said) {
    Map<String, Schema> properties = schema.properties();
    if (properties.isEmpty()) {
      return map(schema, name, said);
    }
    String component = schema.component();
    if (open.size() >= DEPTH || open.contains(component)) {
      return null;
    }
    open.add(component);
    JsonObject facts = known.of(component);
    JsonObject told = said instanceof JsonObject given ? Echo.both(given, facts) : facts;
    JsonObject object = new JsonObject();
    properties.forEach(
        (property, type) -> {
          JsonElement value = of(type, property, Json.member(told, property));
          if (value != null) {
            object.add(property, value);
          }
        });
    open.remove(open.size() - 1);
    return object;
  }

  private JsonElement map(Schema schema, String name, JsonElement said) {
    JsonObject map = new JsonObject();
    Schema values = schema.values().orElse(null);
    if (values == null) {
      return said instanceof JsonObject given ? given : map;
    }
    if (said instanceof JsonObject given) {
      given.entrySet().forEach(e -> put(map, e.getKey(), of(values, e.getKey(), e.getValue())));
    } else {
      put(map, "sample", of(values, name, null));
    }
    return map;
  }

  private static void put(JsonObject map, String name, @Nullable JsonElement value) {
    if (value != null) {
      map.add(name, value);
    }
  }

  private String text(Schema schema, String name) {
    if (!schema.enumValues().isEmpty()) {
      return choice(schema.enumValues());
    }
    return switch (schema.format()) {
      case "uuid" -> organization.derivedId("synthesized", seed + open + name).toString();
      case "date-time" -> Json.time(organization.now());
      case "timespan" -> "00:00:01";
      case "byte" -> "c2FtcGxl";
      case "uri" -> url;
      default -> text(name);
    };
  }

  /** One that says something. */
  private static String choice(List<String> values) {
    return values.stream()
        .filter(value -> !NOTHING.contains(value.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElse(values.get(0));
  }

  private String text(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith("url") || lower.endsWith("uri") || lower.equals("href")) {
      return url;
    } else if (lower.contains("email") || lower.contains("mailaddress")) {
      return organization.me().uniqueName();
    } else if (lower.equals("id") || name.endsWith("Id")) {
      return Integer.toString(Math.floorMod(seed.hashCode(), 1000) + 1);
    }
    return name.isEmpty() ? "sample" : "sample " + words(name);
  }

  /** {@code displayName} as {@code display name}. */
  private static String words(String name) {
    return name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
  }
}
