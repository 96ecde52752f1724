// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE;
import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The date forms that the service sends.
 *
 * <p>RFC 3339 with any number of fraction digits; the same without offset, which means UTC; a date
 * alone; and {@code /Date(milliseconds)/}. Empty text and every date of year 1, which stands for
 * "never" there, mean that there is no date.
 */
public final class DateTimes {
  private static final Pattern MILLISECONDS =
      Pattern.compile("/Date\\((-?\\d{1,15})(?:[+-]\\d{4})?\\)/");
  private static final Pattern EXTRA_DIGITS = Pattern.compile("(\\.\\d{9})\\d+");
  private static final Pattern REGULAR =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:\\d\\d)");
  private static final int TICK_NANOS = 100;

  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][' ']HH:mm[:ss]")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHMM", "Z")
          .optionalEnd()
          .optionalEnd()
          .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
          .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private DateTimes() {}

  /** The point in time, or null if the text names none or cannot be read. */
  public static @Nullable OffsetDateTime parse(String text) {
    if (text.isEmpty()) {
      return null;
    }
    try {
      OffsetDateTime date = text.startsWith("/") ? milliseconds(text) : calendar(text);
      return date == null || date.getYear() <= 1 ? null : date;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable OffsetDateTime milliseconds(String text) {
    Matcher matcher = MILLISECONDS.matcher(text);
    return matcher.matches()
        ? Instant.ofEpochMilli(Long.parseLong(matcher.group(1))).atOffset(ZoneOffset.UTC)
        : null;
  }

  private static OffsetDateTime calendar(String text) {
    String readable = text.length() > 29 ? EXTRA_DIGITS.matcher(text).replaceFirst("$1") : text;
    TemporalAccessor parsed = FORMAT.parse(readable.trim());
    return LocalDateTime.from(parsed).atOffset(ZoneOffset.from(parsed));
  }

  static boolean isRegular(String text) {
    return REGULAR.matcher(text).matches() && parse(text) != null;
  }

  /** RFC 3339, to the 100 nanoseconds that the service can hold. */
  public static String format(OffsetDateTime value) {
    int nanos = value.getNano() / TICK_NANOS * TICK_NANOS;
    return ISO_OFFSET_DATE_TIME.format(value.withNano(nanos));
  }
}
