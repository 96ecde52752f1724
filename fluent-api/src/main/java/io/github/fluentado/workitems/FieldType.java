// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.client.common.IdentityRef;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.json.DateTimes;
import io.github.fluentado.core.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a value of a field looks in JSON. */
final class FieldType<T> {
  static final FieldType<String> TEXT = new FieldType<>(Kind.TEXT, "a text");
  static final FieldType<Integer> INTEGER = new FieldType<>(Kind.INTEGER, "a whole number");
  static final FieldType<Long> LONG = new FieldType<>(Kind.LONG, "a whole number");
  static final FieldType<Double> NUMBER = new FieldType<>(Kind.NUMBER, "a number");
  static final FieldType<Boolean> FLAG = new FieldType<>(Kind.FLAG, "true or false");
  static final FieldType<Instant> TIME = new FieldType<>(Kind.TIME, "a time");
  static final FieldType<IdentityRef> IDENTITY = new FieldType<>(Kind.IDENTITY, "a person");
  static final FieldType<List<String>> TAGS = new FieldType<>(Kind.TAGS, "tags");
  static final FieldType<JsonElement> JSON = new FieldType<>(Kind.JSON, "JSON");

  /** One for each: functions would be a class each, which every program would load at its start. */
  private enum Kind {
    TEXT,
    INTEGER,
    LONG,
    NUMBER,
    FLAG,
    TIME,
    IDENTITY,
    TAGS,
    JSON
  }

  private final Kind kind;
  private final String name;

  private FieldType(Kind kind, String name) {
    this.kind = kind;
    this.name = name;
  }

  /** Null if the value stands for none; throws if it is of another type. */
  // Each kind has one constant, whose T is what is read for it.
  @SuppressWarnings("unchecked")
  @Nullable T read(JsonElement value) {
    return (T)
        switch (kind) {
          case TEXT -> textOf(value);
          case INTEGER -> (Object) decimal(value).intValueExact();
          case LONG -> decimal(value).longValueExact();
          case NUMBER -> decimal(value).doubleValue();
          case FLAG -> Json.fromTree(value, Codec.BOOLEAN);
          case TIME -> time(value);
          case IDENTITY -> identity(value);
          case TAGS -> Tags.read(textOf(value));
          case JSON -> value;
        };
  }

  // The same.
  @SuppressWarnings("unchecked")
  JsonElement write(T value) {
    return switch (kind) {
      case TEXT -> new JsonPrimitive((String) value);
      case INTEGER, LONG, NUMBER -> new JsonPrimitive((Number) value);
      case FLAG -> new JsonPrimitive((Boolean) value);
      case TIME -> timeText((Instant) value);
      case IDENTITY -> identityText((IdentityRef) value);
      case TAGS -> new JsonPrimitive(Tags.join((List<String>) value));
      case JSON -> ((JsonElement) value).deepCopy();
    };
  }

  private static String textOf(JsonElement value) {
    return value.getAsJsonPrimitive().getAsString();
  }

  private static BigDecimal decimal(JsonElement value) {
    return new BigDecimal(textOf(value).strip());
  }

  private static @Nullable Instant time(JsonElement value) {
    String text = textOf(value);
    OffsetDateTime time = DateTimes.parse(text);
    if (time == null && !text.startsWith("0001-") && !text.isBlank()) {
      throw new IllegalArgumentException("not a time");
    }
    return time == null ? null : time.toInstant();
  }

  private static JsonElement timeText(Instant time) {
    return new JsonPrimitive(DateTimes.format(time.atOffset(ZoneOffset.UTC)));
  }

  /** Older versions give {@code Name <address>} in place of an object. */
  private static IdentityRef identity(JsonElement value) {
    if (value.isJsonObject()) {
      return Json.fromTree(value, IdentityRef.SHAPE);
    }
    String text = textOf(value).strip();
    int open = text.endsWith(">") ? text.lastIndexOf('<') : -1;
    return open < 0
        ? new IdentityRef().displayName(text)
        : new IdentityRef()
            .displayName(text.substring(0, open).strip())
            .uniqueName(text.substring(open + 1, text.length() - 1));
  }

  private static JsonElement identityText(IdentityRef person) {
    String name =
        Arrays.asList(person.uniqueName(), person.displayName(), person.descriptor(), person.id())
            .stream()
            .filter(text -> text != null && !text.isBlank())
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("the person has no uniqueName"));
    return new JsonPrimitive(name);
  }

  @Override
  public String toString() {
    return name;
  }
}
