// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.server.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Field values from JSON and back. */
final class FieldValues {
  private final Organization organization;

  FieldValues(Organization organization) {
    this.organization = organization;
  }

  /**
   * The value that a client sends for a field, in the field's own type; null when it empties the
   * field. Refuses a value of another type.
   */
  @Nullable Object read(Field field, JsonElement value, boolean bypassRules) {
    if (value.isJsonNull()) {
      return null;
    }
    if (field.identity()) {
      return person(field, value, bypassRules);
    }
    if (!(value instanceof JsonPrimitive primitive)) {
      throw WitErrors.badField("InvalidType", field.referenceName());
    }
    String text = primitive.getAsString();
    return text.isEmpty() ? null : read(field, text);
  }

  private static Object read(Field field, String text) {
    return switch (field.type()) {
      case INTEGER -> typed(field, text, t -> new BigDecimal(t.trim()).intValueExact());
      case DOUBLE -> typed(field, text, FieldValues::finite);
      case BOOLEAN -> typed(field, text, FieldValues::flag);
      case DATE_TIME ->
          instant(text).orElseThrow(() -> WitErrors.badField("InvalidType", field.referenceName()));
      case GUID -> typed(field, text, t -> UUID.fromString(t).toString());
      default -> text;
    };
  }

  private static <T> T typed(Field field, String text, Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw WitErrors.badField("InvalidType", field.referenceName());
    }
  }

  private static Double finite(String text) {
    double number = new BigDecimal(text.trim()).doubleValue();
    if (Double.isInfinite(number)) {
      throw new IllegalArgumentException(text);
    }
    return number;
  }

  private static Boolean flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  /** A time in any usual form; without an offset it is UTC, without a time it is midnight. */
  static Optional<Instant> instant(String text) {
    String trimmed = text.trim();
    return parsed(trimmed, t -> OffsetDateTime.parse(t).toInstant())
        .or(() -> parsed(trimmed, t -> LocalDateTime.parse(t).toInstant(ZoneOffset.UTC)))
        .or(
            () ->
                parsed(trimmed, t -> LocalDate.parse(t).atStartOfDay().toInstant(ZoneOffset.UTC)));
  }

  private static Optional<Instant> parsed(String text, Function<String, Instant> reader) {
    try {
      return Optional.of(reader.apply(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private @Nullable Object person(Field field, JsonElement value, boolean bypassRules) {
    String text = personText(value);
    if (text.isEmpty()) {
      return null;
    }
    Optional<Identity> person = organization.person(text);
    if (person.isEmpty() && !bypassRules) {
      throw WitErrors.of(
          400,
          "WorkItemFieldInvalidException",
          "The identity value '" + text + "' for field '" + field.name() + "' is unknown.");
    }
    return person.isPresent() ? person.get() : text;
  }

  private static String personText(JsonElement value) {
    if (value instanceof JsonPrimitive primitive) {
      return primitive.getAsString();
    }
    if (value instanceof JsonObject object) {
      return Arrays.asList("descriptor", "id", "uniqueName", "displayName").stream()
          .map(name -> Optional.ofNullable(Json.string(object, name)))
          .flatMap(Optional::stream)
          .findFirst()
          .orElse("");
    }
    return "";
  }

  /** People are objects. */
  JsonElement write(Object value) {
    return value instanceof Identity person ? person.json(organization.url()) : Json.of(value);
  }

  /** People are texts, as in the reporting resources. */
  static JsonElement writePlain(Object value) {
    return Json.of(value instanceof Identity person ? person.combinedName() : value);
  }
}
