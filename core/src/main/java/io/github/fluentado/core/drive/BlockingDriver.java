// SPDX-License-Identifier: MIT
package io.github.fluentado.core.drive;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.exchange.Event;
import io.github.fluentado.core.exchange.Exchange;
import io.github.fluentado.core.exchange.Step;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Runs an exchange to its end on the calling thread. Decides nothing. */
public final class BlockingDriver {
  private BlockingDriver() {}

  /**
   * Runs and waits.
   *
   * @throws AzureDevOpsException if the exchange fails, or the thread is interrupted
   */
  public static <T> T run(Exchange<T> exchange) {
    Event event = new Event.Started();
    while (true) {
      Step<T> step = exchange.on(event);
      if (step instanceof Step.Done<T> done) {
        return done.value();
      }
      if (step instanceof Step.Failed<T> failed) {
        throw failed.error();
      }
      if (Thread.currentThread().isInterrupted()) {
        throw interrupted(new InterruptedException());
      }
      event = await(Acts.perform((Step.Act<T>) step));
    }
  }

  private static Event await(CompletableFuture<Event> act) {
    try {
      return act.get();
    } catch (InterruptedException interrupt) {
      if (!act.cancel(true) && !act.isCompletedExceptionally()) {
        Acts.discard(act.join());
      }
      Thread.currentThread().interrupt();
      throw interrupted(interrupt);
    } catch (CancellationException | ExecutionException broken) {
      throw new IllegalStateException("a port failed outside its contract", broken);
    }
  }

  private static AzureDevOpsException interrupted(InterruptedException interrupt) {
    return AzureDevOpsException.of(ErrorKind.CANCELLED, "The thread was interrupted during a call")
        .cause(interrupt)
        .build();
  }
}
