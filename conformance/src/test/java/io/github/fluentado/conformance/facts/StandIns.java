// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance.facts;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.json.EnumValues;
import io.github.fluentado.core.json.Json;
import io.github.fluentado.core.json.Model;
import io.github.fluentado.core.json.OpenEnum;
import io.github.fluentado.core.json.PropertyBag;
import io.github.fluentado.core.json.ReferenceLinks;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/** Some value of each type that the client has. */
final class StandIns {
  private static final Map<String, Object> PLAIN =
      Map.ofEntries(
          Map.entry("int", 7),
          Map.entry("java.lang.Integer", 7),
          Map.entry("long", 7L),
          Map.entry("java.lang.Long", 7L),
          Map.entry("double", 0.5),
          Map.entry("java.lang.Double", 0.5),
          Map.entry("boolean", true),
          Map.entry("java.lang.Boolean", true),
          Map.entry("java.time.OffsetDateTime", OffsetDateTime.parse("2024-05-06T07:08:09Z")),
          Map.entry("com.google.gson.JsonElement", new JsonObject()),
          Map.entry("java.math.BigDecimal", new BigDecimal("1.50")),
          Map.entry("io.github.fluentado.core.json.PropertyBag", PropertyBag.EMPTY),
          Map.entry(
              "io.github.fluentado.core.json.ReferenceLinks",
              Json.decode("{}", ReferenceLinks.CODEC)));

  private StandIns() {}

  /** A value; a text has a space and a slash, which have to be encoded. */
  static Object of(Type type, String name) {
    if (type instanceof ParameterizedType generic) {
      Type item = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
      return generic.getRawType() == List.class
          ? List.of(of(item, name))
          : Map.of("key", of(item, name));
    }
    if (type == String.class) {
      return "a b/" + name;
    }
    Object plain = PLAIN.get(type.getTypeName());
    return plain == null ? declared((Class<?>) type) : plain;
  }

  private static Object declared(Class<?> type) {
    if (type == RequestBody.class) {
      return RequestBody.of("content");
    }
    if (type == byte[].class) {
      return "content".getBytes(StandardCharsets.UTF_8);
    }
    try {
      return OpenEnum.class.isAssignableFrom(type)
          ? ((EnumValues<?>) type.getField("CODEC").get(null)).all().get(0)
          : Json.decode("{}", (Codec<?>) type.getField("SHAPE").get(null));
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException("there is no stand-in for " + type, broken);
    }
  }

  /** JSON of a type of the index, told apart from others of that type by a number. */
  static JsonElement json(String type, int number) {
    if (type.startsWith("list(")) {
      JsonArray list = new JsonArray();
      list.add(json(inner(type), number));
      return list;
    }
    if (type.startsWith("map(")) {
      return object("mark", json(inner(type), number));
    }
    return switch (type) {
      case "java.lang.String" -> new JsonPrimitive("mark " + number);
      case "java.lang.Boolean" -> new JsonPrimitive(number % 2 == 0);
      case "java.lang.Integer", "java.lang.Long", "com.google.gson.JsonElement" ->
          new JsonPrimitive(number);
      case "io.github.fluentado.core.json.ReferenceLinks" ->
          object("mark", object("href", new JsonPrimitive("/" + number)));
      case "io.github.fluentado.core.json.PropertyBag" ->
          object("mark", object("$value", new JsonPrimitive(number)));
      default -> object("mark", new JsonPrimitive(number));
    };
  }

  private static String inner(String type) {
    return type.substring(type.indexOf('(') + 1, type.length() - 1);
  }

  static JsonObject object(String name, JsonElement value) {
    JsonObject object = new JsonObject();
    object.add(name, value);
    return object;
  }

  /** What a value of the client holds. */
  static JsonElement json(Object value) {
    if (value instanceof List<?> list) {
      JsonArray array = new JsonArray();
      list.forEach(item -> array.add(json(item)));
      return array;
    }
    if (value instanceof Map<?, ?> map) {
      JsonObject object = new JsonObject();
      map.forEach((name, item) -> object.add(name.toString(), json(item)));
      return object;
    }
    if (value instanceof Model model) {
      return model.json();
    }
    if (value instanceof PropertyBag bag) {
      return bag.json();
    }
    if (value instanceof ReferenceLinks links) {
      return links.json();
    }
    return plain(value);
  }

  private static JsonElement plain(Object value) {
    if (value instanceof Number number) {
      return new JsonPrimitive(number);
    }
    if (value instanceof Boolean bool) {
      return new JsonPrimitive(bool);
    }
    return value instanceof JsonElement json ? json : new JsonPrimitive(value.toString());
  }
}
