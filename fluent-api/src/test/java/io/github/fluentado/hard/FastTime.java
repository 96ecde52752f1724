// SPDX-License-Identifier: MIT
package io.github.fluentado.hard;

import io.github.fluentado.core.run.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Time that runs many times faster than the machine's, so that waits of seconds are short. */
final class FastTime implements TimeSource {
  static final int FACTOR = 200;

  private final TimeSource machine = TimeSource.system();
  private final Instant origin = machine.now();

  @Override
  public Instant now() {
    return origin.plus(Duration.between(origin, machine.now()).multipliedBy(FACTOR));
  }

  @Override
  public CompletableFuture<Void> after(Duration duration) {
    return machine.after(duration.dividedBy(FACTOR));
  }

  @Override
  public void close() {
    machine.close();
  }
}
