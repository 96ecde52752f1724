// SPDX-License-Identifier: MIT
package io.github.fluentado.core.run;

import io.github.fluentado.core.error.Check;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The clock of a client, and its alarm. Tests bring one that they move themselves. */
public interface TimeSource extends AutoCloseable {
  /** A time that never runs backwards. */
  Instant now();

  /** Completes after the duration; cancelling it frees what waits. Holds no thread meanwhile. */
  CompletableFuture<Void> after(Duration duration);

  /**
   * Calls the function after the duration with null, or with the reason why the time will never
   * come. After it was stopped it may be called with a reason, too.
   *
   * @return stops it
   */
  default Runnable alarm(Duration duration, Consumer<@Nullable Throwable> ring) {
    CompletableFuture<Void> after = Check.notNull("what the clock gave", after(duration));
    var unused = after.whenComplete((value, stopped) -> ring.accept(stopped));
    return () -> after.cancel(false);
  }

  @Override
  void close();

  /** The machine's time, with one daemon thread for all alarms of a client. */
  static TimeSource system() {
    return new SystemTime();
  }
}
