// SPDX-License-Identifier: MIT
package io.github.fluentado.core.drive;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.exchange.Event;
import io.github.fluentado.core.exchange.Exchange;
import io.github.fluentado.core.exchange.Step;
import java.io.Closeable;
import java.io.IOException;
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
      if (isDone()) {
        Acts.discard(first);
        return;
      }
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
        deliver(done.value());
        return null;
      }
      if (step instanceof Step.Failed<T> failed) {
        completeExceptionally(failed.error());
        return null;
      }
      if (isDone()) {
        return null;
      }
      Step.Act<T> asked = (Step.Act<T>) step;
      CompletableFuture<Event> started = Acts.perform(asked);
      act = started;
      // The run may have been cancelled before it could see this act.
      if (isDone()) {
        started.cancel(true);
        return null;
      }
      return started.isDone() ? started.join() : suspend(started, asked.port().executor());
    }

    /** A run that was cancelled in its last moment gives nothing, and leaves nothing open. */
    private void deliver(T value) {
      if (!complete(value) && value instanceof Closeable open) {
        try {
          open.close();
        } catch (IOException alreadyBroken) {
          // Nothing is lost: nobody will read it.
        }
      }
    }

    private @Nullable Event suspend(CompletableFuture<Event> started, Executor executor) {
      Linked.whenDone(
          started.thenAcceptAsync(this::advance, executor),
          (value, refused) -> {
            if (refused != null && !isDone()) {
              completeExceptionally(noExecutor(refused));
            }
          });
      return null;
    }

    private static AzureDevOpsException noExecutor(Throwable refused) {
      return AzureDevOpsException.of(ErrorKind.CLOSED, "The executor takes no more work")
          .cause(refused)
          .build();
    }

    // Not after the end: a download that was handed over stays open.
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      boolean cancelled = super.cancel(mayInterruptIfRunning);
      CompletableFuture<Event> running = act;
      if (cancelled && running != null) {
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
