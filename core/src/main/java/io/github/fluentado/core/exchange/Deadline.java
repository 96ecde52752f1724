// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The end of a run: a time limit that becomes a moment when the run first looks at the clock. Parts
 * of a run that go on beside each other may share it.
 */
public final class Deadline {
  // Beyond the life of any program, but within what a clock can be moved by.
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  private final Duration limit;
  private final @Nullable Deadline whole;
  // The one cell that moves, once.
  private final AtomicReference<@Nullable Instant> moment = new AtomicReference<>();

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

  /** What is left of it; not positive if it has passed. */
  public Duration left(Instant now) {
    return Duration.between(now, from(now));
  }

  Instant from(Instant now) {
    Instant fixed = moment.get();
    if (fixed != null) {
      return fixed;
    }
    Instant own = fixed(now);
    return moment.compareAndSet(null, own) ? own : from(now);
  }

  private Instant fixed(Instant now) {
    Instant own = now.plus(limit.compareTo(FOR_EVER) < 0 ? limit : FOR_EVER);
    Instant latest = whole == null ? own : whole.from(now);
    return latest.isBefore(own) ? latest : own;
  }
}
