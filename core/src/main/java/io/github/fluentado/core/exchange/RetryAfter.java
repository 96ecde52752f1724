// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.http.Headers;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads {@code Retry-After}: seconds, with a fraction or without, or an HTTP date. A date is
 * counted from the answer's own {@code Date}: the client's clock may be wrong by more than the
 * wait.
 */
final class RetryAfter {
  private static final BigDecimal YEAR = BigDecimal.valueOf(Duration.ofDays(365).toSeconds());
  private static final BigDecimal MILLIS = BigDecimal.valueOf(1000);

  private RetryAfter() {}

  /** The wait that the headers ask for; absent if they ask for none or for nonsense. */
  static Optional<Duration> read(Headers headers, Instant now) {
    String value = headers.first("Retry-After").orElse("").strip();
    return value.isEmpty()
        ? Optional.empty()
        : seconds(value).or(() -> date(value, sent(headers, now)));
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

  private static Instant sent(Headers headers, Instant now) {
    return headers.first("Date").flatMap(date -> HttpDate.parse(date, now)).orElse(now);
  }

  private static Optional<Duration> date(String value, Instant from) {
    return HttpDate.parse(value, from)
        .map(until -> Duration.between(from, until))
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
  }
}
