// SPDX-License-Identifier: MIT
package io.github.fluentado.core.drive;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Wall-clock time at the start, moved on by the monotonic clock, so that setting the machine's
 * clock neither cuts a wait short nor makes it endless.
 */
final class SystemTime implements TimeSource {
  private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

  private final Instant origin = Instant.now();
  private final long originNanos = System.nanoTime();
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, SystemTime::daemon);
  private final Set<Alarm> alarms = ConcurrentHashMap.newKeySet();

  SystemTime() {
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
    return origin.plusNanos(System.nanoTime() - originNanos);
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
