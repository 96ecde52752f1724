// SPDX-License-Identifier: MIT
package io.github.fluentado.core.run;

import io.github.fluentado.core.error.Check;
import java.time.Duration;

/**
 * The limits that a run keeps.
 *
 * @param retry how often and when to try again
 * @param total time for the whole call, attempts and waits together
 * @param attempt time for one attempt; the service may hold an answer back for 30 seconds by
 *     itself. It counts from the end of what is sent, and for each piece of a download anew
 * @param longestWait the longest wait that the service may ask for; beyond it the call fails as
 *     throttled and tells the wait
 * @param transfer in place of {@code total} for a call that brings or gets a file
 */
public record Rules(
    RetryPolicy retry, Duration total, Duration attempt, Duration longestWait, Duration transfer) {
  private static final Rules STANDARD =
      new Rules(
          RetryPolicy.standard(),
          Duration.ofSeconds(300),
          Duration.ofSeconds(100),
          Duration.ofSeconds(60),
          Duration.ofHours(24));

  public Rules {
    Check.notNull("retry", retry);
    Check.positive("total", total);
    Check.positive("attempt", attempt);
    Check.notNull("longestWait", longestWait);
    Check.that(!longestWait.isNegative(), "longestWait", "is negative");
    Check.positive("transfer", transfer);
  }

  /**
   * 300 seconds in all, 100 for an attempt, waits of up to 60 at the service's wish, and 24 hours
   * for a file.
   */
  public static Rules standard() {
    return STANDARD;
  }

  public Rules retry(RetryPolicy other) {
    return new Rules(other, total, attempt, longestWait, transfer);
  }

  /** Holds for files too, unless {@link #transfer(Duration)} follows. */
  public Rules total(Duration other) {
    return new Rules(retry, other, attempt, longestWait, other);
  }

  public Rules attempt(Duration other) {
    return new Rules(retry, total, other, longestWait, transfer);
  }

  /** Zero: fail at once when throttled. */
  public Rules longestWait(Duration other) {
    return new Rules(retry, total, attempt, other, transfer);
  }

  /** Time for the whole of a call that brings or gets a file. */
  public Rules transfer(Duration other) {
    return new Rules(retry, total, attempt, longestWait, other);
  }
}
