// SPDX-License-Identifier: MIT
package io.github.fluentado.core.drive;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An alarm as a future: it completes when the alarm rings, and cancelling it stops the alarm. */
public final class Bell extends CompletableFuture<Void> {
  private final Runnable stop;

  /**
   * @param set sets the alarm and gives what stops it; the alarm tells why it will never ring
   * @param failure makes a failure of that reason
   */
  public Bell(
      Function<Consumer<@Nullable Throwable>, Runnable> set,
      Function<Throwable, ? extends Throwable> failure) {
    this.stop =
        set.apply(
            stopped -> {
              if (stopped == null) {
                complete(null);
              } else {
                completeExceptionally(failure.apply(stopped));
              }
            });
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    stop.run();
    return cancelled;
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
