// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.error.Check;
import java.time.Duration;

/**
 * The limits that a run keeps.
 *
 * @param retry how often and when to try again
 * @param total time for the whole call, attempts and waits together
 * @param attempt time for one attempt; the service may hold an answer back for 30 seconds by itself
 * @param longestWait the longest wait that the service may ask for; beyond it the call fails as
 *     throttled and tells the wait
 */
public record Rules(RetryPolicy retry, Duration total, Duration attempt, Duration longestWait) {
  private static final Rules STANDARD =
      new Rules(
          RetryPolicy.standard(),
          Duration.ofSeconds(300),
          Duration.ofSeconds(100),
          Duration.ofSeconds(60));

  public Rules {
    Check.notNull("retry", retry);
    Check.positive("total", total);
    Check.positive("attempt", attempt);
    Check.that(!longestWait.isNegative(), "longestWait", "is negative");
  }

  /** 300 seconds in all, 100 for an attempt, and waits of up to 60 at the service's wish. */
  public static Rules standard() {
    return STANDARD;
  }

  public Rules retry(RetryPolicy other) {
    return new Rules(other, total, attempt, longestWait);
  }

  public Rules total(Duration other) {
    return new Rules(retry, other, attempt, longestWait);
  }

  public Rules attempt(Duration other) {
    return new Rules(retry, total, other, longestWait);
  }

  /** Zero: fail at once when throttled. */
  public Rules longestWait(Duration other) {
    return new Rules(retry, total, attempt, other);
  }
}
