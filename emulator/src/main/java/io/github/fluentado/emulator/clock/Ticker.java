// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.clock;

import io.github.fluentado.emulator.store.Gate;
import io.github.fluentado.emulator.store.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets things happen when they are due and no request comes. Its thread lives only while something
 * is scheduled.
 */
public final class Ticker implements AutoCloseable {
  /** A source that belongs to a test may jump without a word: so it is looked at this often. */
  private static final Duration LOOK = Duration.ofMillis(20);

  /** Sleeping longer would only be wrong after the machine itself was asleep. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Gate gate;
  private final Schedule schedule;
  private final MovableClock clock;
  private final Object monitor = new Object();
  private @Nullable Thread thread;
  private long changes;
  private boolean closed;

  public Ticker(Gate gate, Schedule schedule, MovableClock clock) {
    this.gate = gate;
    this.schedule = schedule;
    this.clock = clock;
    schedule.onChange(this::wake);
    clock.onChange(this::jumped);
  }

  /** The clock has been moved: what that makes due happens on the thread that moved it. */
  private void jumped() {
    runDue();
    boolean pending = gate.reading(schedule::next).isPresent();
    synchronized (monitor) {
      if (pending || thread != null) {
        wake(); // a thread that sleeps for what has just happened is to see that it may end
      }
    }
  }

  private void runDue() {
    if (gate.reading(schedule::isDue)) {
      gate.changing(schedule::runDue);
    }
  }

  /** Never waits for the gate: whoever calls may hold it. */
  private void wake() {
    synchronized (monitor) {
      changes++;
      if (thread == null && !closed) {
        thread = new Thread(this::tick, "azure-devops-emulator-ticker");
        thread.setDaemon(true);
        thread.start();
      }
      monitor.notifyAll();
    }
  }

  private void tick() {
    long seen;
    do {
      seen = changes();
      runDue();
    } while (sleep(seen, gate.reading(schedule::next)));
  }

  private long changes() {
    synchronized (monitor) {
      return changes;
    }
  }

  /** Returns at the next change at the latest; false when this thread is to end. */
  @SuppressWarnings("WaitNotInLoop") // the caller loops, and looks anew whatever ended the wait
  private boolean sleep(long seen, Optional<Instant> next) {
    synchronized (monitor) {
      if (changes == seen && next.isPresent() && !closed) {
        try {
          monitor.wait(Math.max(1, pause(next.get()).toMillis()));
        } catch (InterruptedException e) {
          closed = true; // whoever interrupts a thread of ours wants it gone
        }
        return !ended(closed);
      }
      return !ended(closed || changes == seen);
    }
  }

  private boolean ended(boolean yes) {
    if (yes) {
      thread = null;
    }
    return yes;
  }

  boolean isRunning() {
    synchronized (monitor) {
      return thread != null;
    }
  }

  private Duration pause(Instant due) {
    Duration longest = clock.followsTheSystem() ? LONGEST : LOOK;
    if (clock.isFrozen()) {
      return LONGEST;
    }
    Duration left = Duration.between(clock.instant(), due);
    return left.compareTo(longest) < 0 ? left : longest;
  }

  @Override
  public void close() {
    synchronized (monitor) {
      closed = true;
      monitor.notifyAll();
    }
  }
}
