// SPDX-License-Identifier: MIT
package io.github.fluentado.core.run;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Alarms of which nearly all are cancelled before they ring. Setting and cancelling one wakes no
 * thread: the one that rings sleeps until the earliest moment it was ever told, looks then, and
 * goes back to sleep. So a client that makes a million calls with a limit of 100 seconds wakes it
 * every 100 seconds, where a common timer would be woken by each call.
 */
final class Alarms implements AutoCloseable {
  private static final long NEVER = Long.MAX_VALUE;
  private static final long IDLE_NANOS = Duration.ofSeconds(10).toNanos();

  private final long origin = System.nanoTime();
  private final AtomicLong count = new AtomicLong();
  private final ConcurrentSkipListMap<Key, Alarm> set = new ConcurrentSkipListMap<>();
  // When the thread wakes by itself; guarded for writing by this.
  private volatile long wakes = NEVER;
  private volatile @Nullable Thread thread;
  private volatile boolean closed;

  /** Its moment; of those of one moment, its turn. */
  private record Key(long due, long number) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byMoment = Long.compare(due, other.due);
      return byMoment == 0 ? Long.compare(number, other.number) : byMoment;
    }
  }

  private long now() {
    return System.nanoTime() - origin;
  }

  /** The same as a future. */
  CompletableFuture<Void> in(Duration duration) {
    CompletableFuture<Void> rung = new CompletableFuture<>();
    Runnable stop =
        in(
            duration,
            stopped -> {
              if (stopped == null) {
                rung.complete(null);
              } else {
                rung.completeExceptionally(stopped);
              }
            });
    // Stopping what has rung changes nothing.
    var unused = rung.whenComplete((value, error) -> stop.run());
    return rung;
  }

  /**
   * Rings after that time, or tells why it never will.
   *
   * @return stops it, as long as it has not rung
   */
  Runnable in(Duration duration, Consumer<@Nullable Throwable> ring) {
    Alarm alarm = new Alarm(new Key(due(duration), count.incrementAndGet()), ring);
    set.put(alarm.key, alarm);
    if (closed) {
      alarm.stop();
    } else if (alarm.key.due < wakes) {
      wake(alarm.key.due);
    }
    return alarm;
  }

  private long due(Duration duration) {
    long now = now();
    boolean far = duration.toSeconds() >= (NEVER - now) / 1_000_000_000 - 1;
    return far ? NEVER - 1 : now + duration.toNanos();
  }

  private synchronized void wake(long due) {
    if (due < wakes) {
      wakes = due;
      Thread sleeping = thread;
      if (sleeping == null) {
        begin();
      } else {
        LockSupport.unpark(sleeping);
      }
    }
  }

  private void begin() {
    Thread started = new Thread(this::run, "fluent-ado-timer");
    started.setDaemon(true);
    thread = started;
    started.start();
  }

  private void run() {
    boolean idle = false;
    while (goesOn(idle)) {
      idle = set.isEmpty();
      LockSupport.parkNanos(this, Math.max(0, Math.min(wakes - now(), IDLE_NANOS)));
      ring();
    }
  }

  /**
   * Sets when to wake. Without an alarm for a while the thread ends, and another will begin.
   *
   * @param idle whether there was none the last time
   */
  private synchronized boolean goesOn(boolean idle) {
    do {
      long due = first();
      boolean over = closed || (idle && due == NEVER);
      wakes = over ? NEVER : Math.min(due, now() + IDLE_NANOS);
      thread = over ? null : Thread.currentThread();
      // Whoever came in between has seen the moment from before.
    } while (!closed && first() < wakes);
    return thread != null;
  }

  private long first() {
    Map.Entry<Key, Alarm> first = set.firstEntry();
    return first == null ? NEVER : first.getKey().due;
  }

  private void ring() {
    long now = now();
    for (Map.Entry<Key, Alarm> first = set.firstEntry();
        first != null && first.getKey().due <= now;
        first = set.firstEntry()) {
      first.getValue().ring();
    }
  }

  /** How many are set. */
  int waiting() {
    return set.size();
  }

  // Whoever waits must hear that the alarm will never ring.
  @Override
  public void close() {
    closed = true;
    set.values().forEach(Alarm::stop);
    LockSupport.unpark(thread);
  }

  /** Whoever takes it out of the set decides what becomes of it. Run, it is stopped. */
  private final class Alarm implements Runnable {
    private final Key key;
    private final Consumer<@Nullable Throwable> ring;

    Alarm(Key key, Consumer<@Nullable Throwable> ring) {
      this.key = key;
      this.ring = ring;
    }

    void ring() {
      if (set.remove(key) != null) {
        ring.accept(null);
      }
    }

    void stop() {
      if (set.remove(key) != null) {
        ring.accept(new IllegalStateException("the clock was stopped"));
      }
    }

    // No exception, which would cost more than all else that belongs to an alarm.
    @Override
    public void run() {
      set.remove(key);
    }
  }
}
