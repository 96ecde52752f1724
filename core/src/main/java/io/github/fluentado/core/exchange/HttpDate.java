// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a date of HTTP in its three forms (RFC 9110, 5.6.7): {@code Sun, 06 Nov 1994 08:49:37 GMT},
 * {@code Sunday, 06-Nov-94 08:49:37 GMT}, {@code Sun Nov 6 08:49:37 1994}. The name of the day is
 * not looked at: the date tells it.
 */
final class HttpDate {
  private static final int LONGEST = 64;
  private static final Pattern DAY_FIRST =
      Pattern.compile("(?:[a-z]+, ?)?(\\d{1,2})[ -]([a-z]{3})[ -](\\d{2}|\\d{4}) (\\S+) \\S+");
  private static final Pattern MONTH_FIRST =
      Pattern.compile("[a-z]+ ([a-z]{3}) (\\d{1,2}) (\\S+) (\\d{4})");
  private static final DateTimeFormatter FORM =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("d MMM ")
          .appendValue(ChronoField.YEAR, 4)
          .appendPattern(" HH:mm:ss")
          .toFormatter(Locale.ENGLISH);
  private static final Pattern ZONE = Pattern.compile("(?i).* (?:GMT|UTC|UT|Z|[+-]0000)");

  private HttpDate() {}

  /**
   * The date; absent if the text is none.
   *
   * @param now tells the century of a year with two digits: it is no more than 50 years ahead
   */
  static Optional<Instant> parse(String text, Instant now) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    String plain = text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    Matcher day = DAY_FIRST.matcher(plain);
    if (day.matches() && ZONE.matcher(plain).matches()) {
      return instant(day.group(1), day.group(2), year(day.group(3), now), day.group(4));
    }
    Matcher month = MONTH_FIRST.matcher(plain);
    return month.matches()
        ? instant(month.group(2), month.group(1), month.group(4), month.group(3))
        : Optional.empty();
  }

  private static String year(String digits, Instant now) {
    if (digits.length() == 4) {
      return digits;
    }
    int current = now.atOffset(ZoneOffset.UTC).getYear();
    int year = current - Math.floorMod(current, 100) + Integer.parseInt(digits);
    return Integer.toString(year > current + 50 ? year - 100 : year);
  }

  private static Optional<Instant> instant(String day, String month, String year, String time) {
    try {
      String text = day + " " + month + " " + year + " " + time;
      return Optional.of(LocalDateTime.parse(text, FORM).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }
}
