// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Parameter values as texts, and when two of them are the same. */
final class Values {
  private static final DateTimeFormatter AMERICAN =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("M/d/uuuu[ h:mm:ss a][/h:mma]")
          .toFormatter(Locale.ENGLISH);

  private Values() {}

  /** A recorded value as it stands in an address; a list is joined by commas. */
  static String text(JsonElement value) {
    if (value instanceof JsonArray list) {
      return StreamSupport.stream(list.spliterator(), false)
          .map(Values::text)
          .collect(Collectors.joining(","));
    }
    return value.isJsonPrimitive() ? value.getAsString() : value.toString();
  }

  static List<String> split(String text, String separator) {
    return Arrays.stream(text.split(Pattern.quote(separator), -1))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  /** Whether it can be a value of that published type at all. */
  static boolean fits(String value, String type) {
    return switch (type) {
      case "boolean" -> value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
      case "integer", "number" -> number(value).isPresent();
      default -> true;
    };
  }

  /** Whether two values of such a parameter mean the same to the service. */
  static boolean same(String expected, String sent, String type, String format) {
    if (expected.equals(sent)) {
      return true;
    }
    if (format.startsWith("array") || type.equals("array")) {
      return split(expected, ",").equals(split(sent, ","));
    }
    return switch (type) {
      case "boolean" -> expected.equalsIgnoreCase(sent);
      case "integer", "number" -> number(expected).equals(number(sent));
      default -> sameMoment(expected, sent);
    };
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return Optional.of(new BigDecimal(text.strip()).stripTrailingZeros());
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }

  private static boolean sameMoment(String expected, String sent) {
    Optional<Instant> moment = instant(expected);
    return moment.isPresent() && moment.equals(instant(sent));
  }

  /** A moment; without an offset it is one of UTC, and without a time the beginning of the day. */
  static Optional<Instant> instant(String text) {
    String iso = text.strip().replace(' ', 'T');
    try {
      return Optional.of(OffsetDateTime.parse(iso).toInstant());
    } catch (DateTimeException noOffset) {
      return local(iso);
    }
  }

  private static Optional<Instant> local(String iso) {
    try {
      LocalDateTime local =
          iso.contains("T") ? LocalDateTime.parse(iso) : LocalDate.parse(iso).atStartOfDay();
      return Optional.of(local.toInstant(ZoneOffset.UTC));
    } catch (DateTimeException noDate) {
      return american(iso.replace('T', ' '));
    }
  }

  /** As old records have it: {@code 6/14/2018 12:00:00 AM}, {@code 03-18-2014-2:00PM}. */
  private static Optional<Instant> american(String text) {
    try {
      TemporalAccessor parsed =
          AMERICAN.parseBest(text.replace('-', '/'), LocalDateTime::from, LocalDate::from);
      LocalDateTime local =
          parsed instanceof LocalDateTime moment ? moment : LocalDate.from(parsed).atStartOfDay();
      return Optional.of(local.toInstant(ZoneOffset.UTC));
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }
}
