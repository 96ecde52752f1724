// SPDX-License-Identifier: MIT
package io.github.fluentado.core.drive;

import io.github.fluentado.core.exchange.Event;
import io.github.fluentado.core.exchange.Exchange;
import io.github.fluentado.core.exchange.Step;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Runs an exchange to its end without holding a thread. Decides nothing. Goes on in a loop where an
 * answer is there at once, so that a thousand steps do not deepen the stack.
 */
public final class AsyncDriver {
  private AsyncDriver() {}

  /** Starts the run on the calling thread; it goes on where the port's executor says. */
  public static <T> CompletableFuture<T> run(Exchange<T> exchange) {
    Run<T> run = new Run<>(exchange);
    run.advance(new Event.Started());
    return run;
  }

  private static final class Run<T> extends CompletableFuture<T> {
    private final Exchange<T> exchange;
    private volatile @Nullable CompletableFuture<Event> act;

    Run(Exchange<T> exchange) {
      this.exchange = exchange;
    }

    void advance(Event first) {
      try {
        Event event = first;
        while (event != null) {
          event = next(exchange.on(event));
        }
      } catch (Throwable defect) {
        completeExceptionally(defect);
      }
    }

    /** The event to go on with at once, or null if the run has ended or goes on elsewhere. */
    private @Nullable Event next(Step<T> step) {
      if (step instanceof Step.Done<T> done) {
        complete(done.value());
        return null;
      }
      if (step instanceof Step.Failed<T> failed) {
        completeExceptionally(failed.error());
        return null;
      }
      Step.Act<T> asked = (Step.Act<T>) step;
      CompletableFuture<Event> started = Acts.perform(asked);
      act = started;
      if (isDone()) {
        started.cancel(true);
        return null;
      }
      return started.isDone() ? started.join() : suspend(started, asked.port().executor());
    }

    private @Nullable Event suspend(CompletableFuture<Event> started, Executor executor) {
      Linked.whenDone(
          started.thenAcceptAsync(this::advance, executor),
          (value, refused) -> {
            if (refused != null) {
              completeExceptionally(refused);
            }
          });
      return null;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      boolean cancelled = super.cancel(mayInterruptIfRunning);
      CompletableFuture<Event> running = act;
      if (running != null) {
        running.cancel(mayInterruptIfRunning);
      }
      return cancelled;
    }

    // What is derived from this run is an ordinary future: cancelling it does not stop the request.
    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
      return new CompletableFuture<>();
    }
  }
}
