// SPDX-License-Identifier: MIT
package io.github.fluentado.core.testing;

import io.github.fluentado.core.run.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A clock that stands still until a test moves it. */
public final class VirtualTime implements TimeSource {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

  private final List<Alarm> alarms = new ArrayList<>();
  private Instant now = ScriptedPort.START;

  private record Alarm(Instant at, CompletableFuture<Void> future) {}

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized CompletableFuture<Void> after(Duration duration) {
    CompletableFuture<Void> future = new CompletableFuture<>();
    alarms.add(new Alarm(now.plus(duration), future));
    notifyAll();
    return future;
  }

  /** Moves the clock and rings what is due, in order. */
  public void advance(Duration duration) {
    for (Alarm alarm : due(duration)) {
      alarm.future.complete(null);
    }
  }

  private synchronized List<Alarm> due(Duration duration) {
    now = now.plus(duration);
    List<Alarm> due =
        alarms.stream()
            .filter(alarm -> !alarm.at.isAfter(now))
            .sorted(Comparator.comparing(Alarm::at))
            .toList();
    alarms.removeAll(due);
    return due;
  }

  /** Alarms that somebody still waits for. */
  public synchronized int waiting() {
    alarms.removeIf(alarm -> alarm.future.isDone());
    return alarms.size();
  }

  /** Blocks until so many wait. */
  public synchronized void awaitWaiting(int count) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (waiting() < count) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError("only " + waiting() + " wait, not " + count);
      }
      wait(left);
    }
  }

  @Override
  public synchronized void close() {
    List<Alarm> left = List.copyOf(alarms);
    alarms.clear();
    left.forEach(alarm -> alarm.future.completeExceptionally(new IllegalStateException("stopped")));
  }
}
