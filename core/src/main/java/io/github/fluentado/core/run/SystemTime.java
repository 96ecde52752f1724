// SPDX-License-Identifier: MIT
package io.github.fluentado.core.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Wall-clock time at the start, moved on by the monotonic clock, which nobody can set: a clock that
 * is set back neither turns the time back nor makes a wait endless. The monotonic clock stands
 * still while the machine sleeps, and does not hear of a clock that is set forward; so the time
 * jumps to the wall clock where that is ahead, and tokens that have expired meanwhile are seen as
 * such.
 *
 * <p>A wall clock that is set back has no effect: the time stays ahead of it by as much. What
 * expires is then renewed too early, never too late.
 */
final class SystemTime implements TimeSource {
  // The two clocks drift apart by less than that between two looks, unless one of them was stopped.
  private static final Duration TOLERANCE = Duration.ofSeconds(1);

  private final InstantSource wall;
  private final LongSupplier ticks;
  private final Instant origin;
  private final long originTicks;
  // The one cell that moves: what the monotonic clock has missed. It only ever grows, so that the
  // time goes forward for every thread.
  private final AtomicReference<Duration> missed = new AtomicReference<>(Duration.ZERO);
  private final Alarms alarms = new Alarms();

  SystemTime() {
    this(InstantSource.system(), System::nanoTime);
  }

  /**
   * @param wall the clock that may be set
   * @param ticks the monotonic clock, in nanoseconds from anywhere
   */
  SystemTime(InstantSource wall, LongSupplier ticks) {
    this.wall = wall;
    this.ticks = ticks;
    this.origin = wall.instant();
    this.originTicks = ticks.getAsLong();
  }

  @Override
  public Instant now() {
    // In this order: a thread that is held up between the two must not take that for a jump.
    Instant shown = wall.instant();
    Instant steady = origin.plusNanos(ticks.getAsLong() - originTicks);
    Duration behind = Duration.between(steady, shown);
    Duration known = Objects.requireNonNull(missed.get());
    if (jumped(known, behind)) {
      known = missed.accumulateAndGet(behind, (old, seen) -> jumped(old, seen) ? seen : old);
    }
    return steady.plus(known);
  }

  private static boolean jumped(Duration known, Duration behind) {
    return behind.compareTo(known.plus(TOLERANCE)) > 0;
  }

  @Override
  public CompletableFuture<Void> after(Duration duration) {
    return alarms.in(duration);
  }

  @Override
  public Runnable alarm(Duration duration, Consumer<@Nullable Throwable> ring) {
    return alarms.in(duration, ring);
  }

  @Override
  public void close() {
    alarms.close();
  }
}
