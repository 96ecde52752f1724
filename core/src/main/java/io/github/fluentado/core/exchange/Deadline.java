// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The end of a run: a time limit that becomes a moment when the run first looks at the clock.
 * Belongs to one run and is used by one thread at a time, as an exchange is.
 */
public final class Deadline {
  // Beyond the life of any program, but within what a clock can be moved by.
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  private final Duration limit;
  private final @Nullable Deadline whole;
  private @Nullable Instant moment;

  /**
   * @param whole of the longer run that this one is part of; never exceeded either
   */
  public Deadline(Duration limit, @Nullable Deadline whole) {
    this.limit = limit;
    this.whole = whole;
  }

  /** The time limit. */
  public Duration limit() {
    return limit;
  }

  Instant from(Instant now) {
    Instant fixed = moment == null ? fixed(now) : moment;
    moment = fixed;
    return fixed;
  }

  private Instant fixed(Instant now) {
    Instant own = now.plus(limit.compareTo(FOR_EVER) < 0 ? limit : FOR_EVER);
    Instant latest = whole == null ? own : whole.from(now);
    return latest.isBefore(own) ? latest : own;
  }
}
