// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.http.Headers;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads {@code Retry-After}: seconds, with a fraction or without, or an HTTP date. */
final class RetryAfter {
  private static final BigDecimal YEAR = BigDecimal.valueOf(Duration.ofDays(365).toSeconds());
  private static final BigDecimal MILLIS = BigDecimal.valueOf(1000);

  private RetryAfter() {}

  /** The wait that the headers ask for; absent if they ask for none or for nonsense. */
  static Optional<Duration> read(Headers headers, Instant now) {
    return headers
        .first("Retry-After")
        .map(String::strip)
        .flatMap(value -> seconds(value).or(() -> date(value, now)));
  }

  private static Optional<Duration> seconds(String value) {
    if (value.length() > 20) {
      return Optional.empty();
    }
    try {
      BigDecimal seconds = new BigDecimal(value);
      return seconds.signum() < 0
          ? Optional.empty()
          : Optional.of(Duration.ofMillis(seconds.min(YEAR).multiply(MILLIS).longValue()));
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> date(String value, Instant now) {
    try {
      Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(now, until);
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }
}
