// SPDX-License-Identifier: MIT
package io.github.fluentado;

import io.github.fluentado.core.run.TimeSource;
import io.github.fluentado.emulator.EmulatorClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * An emulator's time, which goes on at once when a client waits for less than a minute, as it does
 * between two looks. Limits of requests, which are longer, never pass.
 */
final class JumpingTime implements TimeSource {
  private static final Duration LIMITS = Duration.ofMinutes(1);

  private final EmulatorClock clock;

  JumpingTime(EmulatorClock clock) {
    this.clock = clock;
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public CompletableFuture<Void> after(Duration duration) {
    if (duration.compareTo(LIMITS) >= 0) {
      return new CompletableFuture<>();
    }
    clock.advance(duration);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void close() {}
}
