// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.keeper;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.emulator.description.Schema;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** Takes a value over from a request, if the schema allows it. */
public final class Scalars {
  private static final String UUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
  private static final String TIMESPAN = "-?(\\d+\\.)?\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,7})?";

  private Scalars() {}

  public static Optional<JsonElement> takenOver(Schema schema, JsonElement value) {
    if (!(value instanceof JsonPrimitive primitive)) {
      return Optional.empty();
    }
    String text = primitive.getAsString();
    return switch (schema.type()) {
      case "boolean" -> flag(text);
      case "integer" -> whole(text, schema.format().equals("int64") ? 64 : 32);
      case "number" -> number(text);
      case "string" -> text(schema, text);
      default -> Optional.empty();
    };
  }

  private static Optional<JsonElement> flag(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.equals("true") || lower.equals("false")
        ? Optional.of(new JsonPrimitive(Boolean.valueOf(lower)))
        : Optional.empty();
  }

  private static Optional<JsonElement> whole(String text, int bits) {
    return number(text)
        .map(number -> number.getAsBigDecimal().stripTrailingZeros())
        .filter(number -> number.scale() <= 0 && number.precision() < 20)
        .filter(number -> number.toBigInteger().bitLength() < bits)
        .map(number -> new JsonPrimitive(number.toBigInteger()));
  }

  private static Optional<JsonElement> number(String text) {
    try {
      return Optional.of(new JsonPrimitive(new BigDecimal(text.trim())));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<JsonElement> text(Schema schema, String text) {
    if (!schema.enumValues().isEmpty()) {
      return schema.enumValues().stream()
          .filter(text::equalsIgnoreCase)
          .findFirst()
          .map(JsonPrimitive::new);
    }
    boolean fits =
        switch (schema.format()) {
          case "uuid" -> text.matches(UUID);
          case "timespan" -> text.matches(TIMESPAN);
          case "date-time" -> isDate(text);
          case "byte" -> isBase64(text);
          default -> true;
        };
    return fits ? Optional.of(new JsonPrimitive(text)) : Optional.empty();
  }

  private static boolean isDate(String text) {
    try {
      return OffsetDateTime.parse(text) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isBase64(String text) {
    try {
      return Base64.getDecoder().decode(text) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
