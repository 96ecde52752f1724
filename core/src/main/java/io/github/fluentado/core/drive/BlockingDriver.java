// SPDX-License-Identifier: MIT
package io.github.fluentado.core.drive;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.exchange.Event;
import io.github.fluentado.core.exchange.Exchange;
import io.github.fluentado.core.exchange.Machine;
import io.github.fluentado.core.exchange.Step;
import io.github.fluentado.core.run.Run;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Runs an exchange to its end on the calling thread: whatever is decided or told, and every
 * function of the caller's, runs there. Decides nothing.
 */
public final class BlockingDriver {
  private BlockingDriver() {}

  /**
   * Runs and waits.
   *
   * @throws AzureDevOpsException if the exchange fails, or the thread is interrupted
   */
  public static <T> T run(Exchange<T> exchange) {
    Machine<T> machine = new Machine<>(exchange);
    Mailbox mailbox = new Mailbox();
    Acts acts = new Acts(new Run(), mailbox);
    try {
      Event event = Event.STARTED;
      while (true) {
        Step<T> step = machine.on(event);
        if (step instanceof Step.Done<T> done) {
          return done.value();
        }
        if (step instanceof Step.Failed<T> failed) {
          throw Thrown.asIs(failed.error());
        }
        event = carriedOut((Step.Act<T>) step, acts, mailbox);
      }
    } catch (Interrupted interrupt) {
      throw abandoned(interrupt.told(), machine, acts);
    } catch (Throwable error) {
      throw Thrown.asIs(abandoned(error, machine, acts));
    }
  }

  /** However a run ends that does not come to its own end, nothing of it stays open. */
  private static <E extends Throwable> E abandoned(E error, Machine<?> machine, Acts acts) {
    machine.abandon();
    acts.abandoned(error);
    return error;
  }

  private static Event carriedOut(Step.Act<?> act, Acts acts, Mailbox mailbox) throws Interrupted {
    Event atOnce = acts.atOnce(act);
    if (atOnce != null) {
      return atOnce;
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new Interrupted(new InterruptedException());
    }
    try {
      return act instanceof Step.Send<?> send
          ? acts.sent(send, pending -> waited(pending, null))
          : waited(acts.begin(act), act instanceof Step.Each<?, ?> ? mailbox : null);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new Interrupted(interrupt);
    }
  }

  /**
   * @param mailbox where parts of the run bring their work to
   */
  private static Event waited(Pending pending, @Nullable Mailbox mailbox)
      throws InterruptedException {
    try {
      if (mailbox == null) {
        await(pending.work());
      } else {
        mailbox.runUntil(pending.work());
      }
      return pending.event();
    } catch (InterruptedException interrupt) {
      pending.cancel(interrupt);
      throw interrupt;
    }
  }

  private static void await(CompletableFuture<?> work) throws InterruptedException {
    try {
      work.get();
    } catch (ExecutionException | CancellationException told) {
      // The event tells it.
    }
  }

  /** The thread was interrupted. */
  private static final class Interrupted extends Exception {
    private static final long serialVersionUID = 1L;

    Interrupted(InterruptedException cause) {
      super(cause);
    }

    AzureDevOpsException told() {
      return AzureDevOpsException.of(
              ErrorKind.CANCELLED, "The thread was interrupted during a call")
          .cause(getCause())
          .build();
    }
  }
}
