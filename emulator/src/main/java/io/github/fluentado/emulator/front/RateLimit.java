// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.front;

import io.github.fluentado.emulator.http.HttpAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * The headers by which the service tells a client of its allowance, in three degrees: it is nearly
 * used up; requests are late; requests are refused. Only late ones have a delay to tell.
 */
final class RateLimit {
  private static final int ALLOWANCE = 200;
  private static final int NEARLY_NOTHING = 10;

  /** In which usage is counted. */
  private static final Duration WINDOW = Duration.ofMinutes(5);

  private RateLimit() {}

  static HttpAnswer flagged(HttpAnswer answer, Instant now) {
    return told(answer, NEARLY_NOTHING, now.plus(WINDOW));
  }

  static HttpAnswer slowed(HttpAnswer answer, Instant now, Duration late) {
    String seconds = String.format(Locale.ROOT, "%.3f", late.toMillis() / 1000.0);
    return told(answer, 0, now.plus(WINDOW)).with("X-RateLimit-Delay", seconds);
  }

  static HttpAnswer blocked(HttpAnswer answer, Instant now, Duration wait) {
    return told(answer, 0, now.plus(wait));
  }

  private static HttpAnswer told(HttpAnswer answer, int remaining, Instant reset) {
    return answer
        .with("X-RateLimit-Resource", "Core/Emulator")
        .with("X-RateLimit-Limit", Integer.toString(ALLOWANCE))
        .with("X-RateLimit-Remaining", Integer.toString(remaining))
        .with("X-RateLimit-Reset", Long.toString(reset.getEpochSecond()));
  }
}
