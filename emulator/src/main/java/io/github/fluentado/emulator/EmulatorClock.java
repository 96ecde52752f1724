// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import io.github.fluentado.emulator.clock.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The time in an emulator: that of the source it was given, moved by an offset or standing still.
 * It can jump, and whatever a jump makes due (steps of a build, retries of a delivery) has happened
 * when the method that jumped returns. Safe for use by several threads.
 */
public final class EmulatorClock implements InstantSource {
  private final MovableClock clock;

  EmulatorClock(MovableClock clock) {
    this.clock = clock;
  }

  @Override
  public Instant instant() {
    return clock.instant();
  }

  /** Goes forward; {@link #set} also goes back. */
  public void advance(Duration time) {
    clock.advance(time);
  }

  /** Jumps to this time, forward or back, and goes on or stands still as before. */
  public void set(Instant time) {
    clock.set(time);
  }

  /** Stands still from now on, until {@link #resume}; it can still be moved. */
  public void freeze() {
    clock.freeze();
  }

  /** Goes on from where it stands; nothing happens if it is going. */
  public void resume() {
    clock.resume();
  }

  public boolean isFrozen() {
    return clock.isFrozen();
  }

  @Override
  public String toString() {
    return "EmulatorClock[" + instant() + (isFrozen() ? ", frozen]" : "]");
  }
}
