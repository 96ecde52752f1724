// SPDX-License-Identifier: MIT
package io.github.fluentado.core.run;

import io.github.fluentado.core.error.Check;
import java.time.Duration;
import java.util.Optional;

/**
 * How often, and after which wait, a request is sent again. It is asked only about requests that
 * may be sent again at all: whether a write could have arrived is not a matter of policy.
 */
@FunctionalInterface
public interface RetryPolicy {

  /**
   * The wait before the next attempt, or absent to give up.
   *
   * @param attempt number of the attempt that has just failed, from 1
   * @param elapsed since the call began
   * @param chance a random number, 0 inclusive to 1 exclusive
   */
  Optional<Duration> delay(int attempt, Duration elapsed, double chance);

  /** Five attempts with waits of up to 0.5, 1, 2 and 4 seconds. */
  static RetryPolicy standard() {
    return backoff(5, Duration.ofMillis(500), Duration.ofSeconds(30));
  }

  /** One attempt. */
  static RetryPolicy none() {
    return (attempt, elapsed, chance) -> Optional.empty();
  }

  /**
   * Exponential back-off with full jitter: the wait is random, from nothing to an upper bound that
   * doubles with each attempt.
   *
   * @param attempts attempts in all, at least 1
   * @param first upper bound of the first wait
   * @param longest upper bound of any wait
   */
  static RetryPolicy backoff(int attempts, Duration first, Duration longest) {
    Check.positive("attempts", attempts);
    Check.that(!first.isNegative(), "first", "is negative");
    Check.that(!longest.isNegative(), "longest", "is negative");
    return (attempt, elapsed, chance) -> {
      if (attempt >= attempts) {
        return Optional.empty();
      }
      double bound = (double) first.toMillis() * Math.pow(2, attempt - 1.0);
      return Optional.of(
          Duration.ofMillis((long) (Math.min(bound, (double) longest.toMillis()) * chance)));
    };
  }
}
