// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance;

import com.google.gson.JsonPrimitive;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.json.Json;
import io.github.fluentado.core.json.JsonDecodingException;
import io.github.fluentado.core.json.Model;
import io.github.fluentado.core.json.PropertyBag;
import io.github.fluentado.core.json.ReferenceLinks;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * A type of the client, from its name in the index: a class, {@code bytes}, {@code list(…)} or
 * {@code map(…)}.
 */
record ValueType(String name) {
  private static final Map<String, Codec<?>> CODECS =
      Map.ofEntries(
          Map.entry("java.lang.String", Codec.STRING),
          Map.entry("java.lang.Integer", Codec.INT32),
          Map.entry("java.lang.Long", Codec.INT64),
          Map.entry("java.lang.Double", Codec.DOUBLE),
          Map.entry("java.math.BigDecimal", Codec.DECIMAL),
          Map.entry("java.lang.Boolean", Codec.BOOLEAN),
          Map.entry("java.time.OffsetDateTime", Codec.DATE_TIME),
          Map.entry("bytes", Codec.BYTES),
          Map.entry("com.google.gson.JsonElement", Codec.JSON),
          Map.entry(ReferenceLinks.class.getName(), ReferenceLinks.CODEC),
          Map.entry(PropertyBag.class.getName(), PropertyBag.CODEC));

  boolean list() {
    return name.startsWith("list(");
  }

  ValueType item() {
    return new ValueType(name.substring(name.indexOf('(') + 1, name.length() - 1));
  }

  /** The codec of the type. */
  Codec<?> codec() {
    if (list()) {
      return Codec.list(item().codec());
    }
    if (name.startsWith("map(")) {
      return Codec.map(item().codec());
    }
    Codec<?> known = CODECS.get(name);
    return known == null ? ofClass() : known;
  }

  /** Models have their codec in {@code SHAPE}, enums in {@code CODEC}. */
  private Codec<?> ofClass() {
    try {
      Class<?> type = Class.forName(name);
      boolean model = Model.class.isAssignableFrom(type);
      return (Codec<?>) type.getField(model ? "SHAPE" : "CODEC").get(null);
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException("the index names " + name + ", which has no codec", broken);
    }
  }

  /** A value of this type from its text in an address or a header. */
  Object parse(String text) {
    if (list()) {
      return Values.split(text, ",").stream().map(item()::parse).toList();
    }
    return switch (name) {
      case "java.lang.String" -> text;
      case "java.lang.Boolean" -> bool(text);
      case "java.time.OffsetDateTime" -> moment(text);
      default -> Json.fromTree(new JsonPrimitive(text), codec());
    };
  }

  private static OffsetDateTime moment(String text) {
    return Values.instant(text)
        .orElseThrow(() -> new IllegalArgumentException("expected a date"))
        .atOffset(ZoneOffset.UTC);
  }

  private static boolean bool(String text) {
    if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
      throw new IllegalArgumentException("expected a boolean");
    }
    return text.equalsIgnoreCase("true");
  }

  /** The text of some value of this type. */
  String standIn() {
    return switch (name) {
      case "java.lang.Integer", "java.lang.Long", "java.math.BigDecimal" -> "1";
      case "java.lang.Double" -> "1.0";
      case "java.lang.Boolean" -> "true";
      case "java.time.OffsetDateTime" -> "2020-01-02T03:04:05Z";
      default -> list() ? item().standIn() : "stand-in";
    };
  }

  /** JSON that some value of this type is written as. */
  String standInJson() {
    return List.of("{}", "[]", "1", "\"\"").stream()
        .filter(this::fits)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("there is no stand-in for " + name));
  }

  private boolean fits(String json) {
    try {
      return Json.decode(json, codec()) != null;
    } catch (JsonDecodingException otherType) {
      return false;
    }
  }
}
