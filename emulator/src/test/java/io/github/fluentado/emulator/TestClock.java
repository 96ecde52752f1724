// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes only when a test says so. */
public final class TestClock implements InstantSource {
  private volatile Instant now = Instant.parse("2026-03-04T12:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  public synchronized void advance(Duration time) {
    now = now.plus(time);
  }
}
