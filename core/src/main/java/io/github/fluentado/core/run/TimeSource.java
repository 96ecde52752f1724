// SPDX-License-Identifier: MIT
package io.github.fluentado.core.run;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** The clock of a client, and its alarm. Tests bring one that they move themselves. */
public interface TimeSource extends AutoCloseable {
  /** A time that never runs backwards. */
  Instant now();

  /** Completes after the duration; cancelling it frees what waits. Holds no thread meanwhile. */
  CompletableFuture<Void> after(Duration duration);

  @Override
  void close();

  /** The machine's time, with one daemon thread for all alarms of a client. */
  static TimeSource system() {
    return new SystemTime();
  }
}
