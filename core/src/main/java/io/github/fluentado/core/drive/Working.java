// SPDX-License-Identifier: MIT
package io.github.fluentado.core.drive;

import io.github.fluentado.core.exchange.Port;
import io.github.fluentado.core.exchange.Step;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** One look at work: ends with it, or with nothing when it is time for another look. */
public final class Working extends CompletableFuture<Object> {
  private final Step.Work<?> step;

  private Working(Step.Work<?> step) {
    this.step = step;
  }

  /**
   * Looks, and begins the work at the first look.
   *
   * @param port whose clock says when to look again
   * @param threads threads that may block
   */
  public static Working look(Step.Work<?> step, Port port, Executor threads) {
    Working working = new Working(step);
    Linked.whenDone(
        step.work().watched(threads),
        (value, error) -> {
          if (error == null) {
            working.complete(value);
          } else {
            working.completeExceptionally(error);
          }
        });
    if (!working.isDone()) {
      CompletableFuture<Void> again = port.pause(step.glance());
      Linked.whenDone(again, (value, error) -> working.again(error));
      Linked.whenDone(working, (value, error) -> again.cancel(false));
    }
    return working;
  }

  private void again(@Nullable Throwable stopped) {
    if (stopped == null) {
      complete(null);
    } else {
      completeExceptionally(stopped);
    }
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    if (cancelled) {
      step.work().stop();
    }
    return cancelled;
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
