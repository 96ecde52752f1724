// SPDX-License-Identifier: MIT
package io.github.fluentado.core.drive;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

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
  private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);
  // The two clocks drift apart by less than that between two looks, unless one of them was stopped.
  private static final Duration TOLERANCE = Duration.ofSeconds(1);

  private final InstantSource wall;
  private final LongSupplier ticks;
  private final Instant origin;
  private final long originTicks;
  // The one cell that moves: what the monotonic clock has missed. It only ever grows, so that the
  // time goes forward for every thread.
  private final AtomicReference<Duration> missed = new AtomicReference<>(Duration.ZERO);
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, SystemTime::daemon);
  private final Set<Alarm> alarms = ConcurrentHashMap.newKeySet();

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
    timer.setRemoveOnCancelPolicy(true);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "fluent-ado-timer");
    thread.setDaemon(true);
    return thread;
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
    Alarm alarm = new Alarm();
    alarms.add(alarm);
    Linked.whenDone(alarm, (value, error) -> alarms.remove(alarm));
    try {
      alarm.task =
          timer.schedule(() -> alarm.complete(null), nanos(duration), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException closed) {
      alarm.completeExceptionally(closed);
    }
    return alarm;
  }

  private static long nanos(Duration duration) {
    return (duration.compareTo(LONGEST) < 0 ? duration : LONGEST).toNanos();
  }

  // Whoever waits must hear that the alarm will never ring.
  @Override
  public void close() {
    timer.shutdownNow();
    for (Alarm alarm : alarms) {
      alarm.completeExceptionally(new IllegalStateException("the clock was stopped"));
    }
  }

  private static final class Alarm extends CompletableFuture<Void> {
    private Future<?> task = CompletableFuture.completedFuture(null);

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      task.cancel(false);
      return super.cancel(mayInterruptIfRunning);
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
      return new CompletableFuture<>();
    }
  }
}
