// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.http.Headers;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the service tells about the use of its resources, in the {@code X-RateLimit-…} headers. It
 * sends them when a threshold is near or passed; most answers have none, and each part may be
 * missing. The client does not wait because of them: the service delays by itself, and says {@code
 * Retry-After} when it wants a wait.
 *
 * @param resource service and threshold, for people
 * @param delay how long this very request was held back
 * @param limit use that is allowed, in the service's own unit (TSTU)
 * @param remaining what is left of it; zero while requests are held back or refused
 * @param reset when the use would be back at nothing if no request came any more; not the moment at
 *     which requests are let through again
 * @param cost use that this very request was counted as
 */
public record RateLimit(
    Optional<String> resource,
    Optional<Duration> delay,
    Optional<BigDecimal> limit,
    Optional<BigDecimal> remaining,
    Optional<Instant> reset,
    Optional<BigDecimal> cost) {
  private static final int LONGEST_NUMBER = 20;
  private static final BigDecimal END_OF_TIME =
      BigDecimal.valueOf(Instant.parse("9999-12-31T23:59:59Z").getEpochSecond());

  /** Reads the headers of an answer; what cannot be understood counts as missing. */
  static Optional<RateLimit> read(Headers headers) {
    RateLimit read =
        new RateLimit(
            headers.first("X-RateLimit-Resource").filter(text -> !text.isBlank()),
            number(headers, "X-RateLimit-Delay").map(RateLimit::seconds),
            number(headers, "X-RateLimit-Limit"),
            number(headers, "X-RateLimit-Remaining"),
            number(headers, "X-RateLimit-Reset")
                .map(second -> Instant.ofEpochSecond(second.longValue())),
            number(headers, "X-RateLimit-Cost"));
    boolean nothing =
        read.equals(
            new RateLimit(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    return nothing ? Optional.empty() : Optional.of(read);
  }

  private static Duration seconds(BigDecimal seconds) {
    return Duration.ofMillis(seconds.movePointRight(3).longValue());
  }

  private static Optional<BigDecimal> number(Headers headers, String name) {
    return headers
        .first(name)
        .map(String::strip)
        .filter(text -> text.length() <= LONGEST_NUMBER)
        .flatMap(RateLimit::parsed)
        .filter(value -> value.signum() >= 0 && value.compareTo(END_OF_TIME) <= 0);
  }

  private static Optional<BigDecimal> parsed(String text) {
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }
}
