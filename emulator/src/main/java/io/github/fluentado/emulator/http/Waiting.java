// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;

/** Waits by a clock that a test may own: so the clock is asked again and again. */
public final class Waiting {
  private static final long LOOK = Duration.ofMillis(1).toNanos();

  private Waiting() {}

  /** Ends early when the thread is interrupted, as it is when the emulator closes. */
  public static void by(InstantSource clock, Duration time) {
    Instant due = clock.instant().plus(time);
    while (clock.instant().isBefore(due) && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(LOOK);
    }
  }
}
