// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.error.Check;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How often to look again, and for how long. It needs a limit, or says that it has none.
 *
 * <pre>{@code
 * Polling.backoff(Duration.ofSeconds(1), Duration.ofSeconds(30)).within(Duration.ofHours(1))
 * }</pre>
 */
public final class Polling {
  private final Duration first;
  private final Duration longest;
  private final @Nullable Duration limit;
  private final boolean endless;

  private Polling(Duration first, Duration longest, @Nullable Duration limit, boolean endless) {
    this.first = first;
    this.longest = longest;
    this.limit = limit;
    this.endless = endless;
  }

  /**
   * The same wait each time.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public static Polling every(Duration interval) {
    return backoff(Check.positive("interval", interval), interval);
  }

  /**
   * Waits that double from the first to the longest.
   *
   * @throws IllegalArgumentException if one is not positive, or the first longer than the longest
   */
  public static Polling backoff(Duration first, Duration longest) {
    Check.positive("first", first);
    Check.positive("longest", longest);
    Check.that(first.compareTo(longest) <= 0, "first", "is longer than the longest");
    return new Polling(first, longest, null, false);
  }

  /** Gives up after that time, counted from the first look. */
  public Polling within(Duration time) {
    return new Polling(first, longest, Check.positive("time", time), false);
  }

  /** Never gives up by itself: only a limit of the call, cancelling or an interrupt ends it. */
  public Polling endless() {
    return new Polling(first, longest, null, true);
  }

  Polling checked() {
    Check.that(endless || limit != null, "polling", "has no limit: say within(time), or endless()");
    return this;
  }

  Optional<Duration> limit() {
    return Optional.ofNullable(limit);
  }

  /**
   * @param looks how many there were before
   */
  Duration delay(int looks) {
    Duration delay = first;
    for (int i = 0; i < looks && delay.compareTo(longest) < 0; i++) {
      delay = delay.compareTo(longest.dividedBy(2)) < 0 ? delay.multipliedBy(2) : longest;
    }
    return delay;
  }
}
