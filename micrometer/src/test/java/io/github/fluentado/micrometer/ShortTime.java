// SPDX-License-Identifier: MIT
package io.github.fluentado.micrometer;

import io.github.fluentado.core.run.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** A time in which waits of less than a minute are over at once; limits of calls never pass. */
final class ShortTime implements TimeSource {
  private final AtomicReference<Instant> now;
  private final Runnable atWait;

  /**
   * @param atWait is run when a wait begins, before it is over
   */
  ShortTime(Instant begin, Runnable atWait) {
    this.now = new AtomicReference<>(begin);
    this.atWait = atWait;
  }

  @Override
  public Instant now() {
    return Objects.requireNonNull(now.get());
  }

  @Override
  public CompletableFuture<Void> after(Duration duration) {
    if (duration.compareTo(Duration.ofMinutes(1)) >= 0) {
      return new CompletableFuture<>();
    }
    atWait.run();
    now.updateAndGet(before -> before.plus(duration));
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void close() {}
}
