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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a value of a field looks in JSON. */
final class FieldType<T> {
  static final FieldType<String> TEXT = of("a text", FieldType::textOf, JsonPrimitive::new);
  static final FieldType<Integer> INTEGER =
      of("a whole number", value -> decimal(value).intValueExact(), JsonPrimitive::new);
  static final FieldType<Long> LONG =
      of("a whole number", value -> decimal(value).longValueExact(), JsonPrimitive::new);
  static final FieldType<Double> NUMBER =
      of("a number", value -> decimal(value).doubleValue(), JsonPrimitive::new);
  static final FieldType<Boolean> FLAG =
      of("true or false", value -> Json.fromTree(value, Codec.BOOLEAN), JsonPrimitive::new);
  static final FieldType<Instant> TIME = of("a time", FieldType::time, FieldType::timeText);
  static final FieldType<IdentityRef> IDENTITY =
      of("a person", FieldType::identity, FieldType::identityText);
  static final FieldType<List<String>> TAGS =
      of("tags", value -> Tags.read(textOf(value)), tags -> new JsonPrimitive(Tags.join(tags)));
  static final FieldType<JsonElement> JSON = of("JSON", value -> value, JsonElement::deepCopy);

  private final String name;
  private final Function<JsonElement, @Nullable T> reader;
  private final Function<T, JsonElement> writer;

  private FieldType(
      String name, Function<JsonElement, @Nullable T> reader, Function<T, JsonElement> writer) {
    this.name = name;
    this.reader = reader;
    this.writer = writer;
  }

  private static <T> FieldType<T> of(
      String name, Function<JsonElement, @Nullable T> reader, Function<T, JsonElement> writer) {
    return new FieldType<>(name, reader, writer);
  }

  /** Null if the value stands for none; throws if it is of another type. */
  @Nullable T read(JsonElement value) {
    return reader.apply(value);
  }

  JsonElement write(T value) {
    return writer.apply(value);
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
