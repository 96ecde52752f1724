// SPDX-License-Identifier: MIT
package io.github.fluentado.core.drive;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.exchange.Event;
import io.github.fluentado.core.exchange.Exchange;
import io.github.fluentado.core.exchange.Machine;
import io.github.fluentado.core.exchange.Step;
import io.github.fluentado.core.run.Run;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Runs an exchange to its end without holding a thread. Decides nothing. Goes on in a loop where an
 * answer is there at once, so that a thousand steps do not deepen the stack.
 */
public final class AsyncDriver {
  private AsyncDriver() {}

  /** Starts the run on the calling thread; it goes on where the ports' executors say. */
  public static <T> CompletableFuture<T> run(Exchange<T> exchange) {
    return start(exchange, new Run(), null);
  }

  /**
   * Starts a part of a run.
   *
   * @param only where it goes on; absent for wherever its ports say
   */
  static <T> CompletableFuture<T> start(Exchange<T> exchange, Run run, @Nullable Executor only) {
    Going<T> going = new Going<>(new Machine<>(exchange), new Acts(run, only));
    going.advance(Event.STARTED);
    return going;
  }

  private static final class Going<T> extends CompletableFuture<T> {
    private final Machine<T> machine;
    private final Acts acts;
    private volatile @Nullable Pending pending;

    Going(Machine<T> machine, Acts acts) {
      this.machine = machine;
      this.acts = acts;
    }

    private void advance(Event first) {
      try {
        Event event = first;
        while (event != null) {
          event = isDone() ? dropped(event) : next(machine.on(event));
        }
      } catch (Throwable defect) {
        end(defect);
      }
    }

    /** The run was cancelled while it was going on. */
    private @Nullable Event dropped(Event event) {
      Acts.discard(event);
      machine.abandon();
      return null;
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
        // Cancelled just now: what the act would begin is not wanted any more.
        machine.abandon();
        return null;
      }
      Step.Act<T> act = (Step.Act<T>) step;
      Event atOnce = acts.atOnce(act);
      return atOnce == null ? begun(acts.begin(act)) : atOnce;
    }

    private @Nullable Event begun(Pending started) {
      pending = started;
      // The run may have been cancelled before it could see this act.
      if (isDone()) {
        cancelled(started);
        return null;
      }
      return started.work().isDone() && started.claim() ? taken(started) : suspend(started);
    }

    /** What has come of the act; from here on, nothing holds the answer but the exchange. */
    private Event taken(Pending done) {
      pending = null;
      return done.event();
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

    private @Nullable Event suspend(Pending started) {
      CompletableFuture<Void> alarm = started.alarm();
      if (alarm != null) {
        Linked.whenDone(alarm, (value, error) -> late(started, error));
      }
      Linked.whenDone(started.work(), (value, error) -> hand(started, alarm));
      return null;
    }

    private void hand(Pending done, @Nullable CompletableFuture<Void> alarm) {
      if (done.goesOnHere()) {
        resume(done, alarm);
        return;
      }
      try {
        done.executor().execute(() -> resume(done, alarm));
      } catch (Throwable refused) {
        if (done.claim()) {
          Acts.discard(taken(done));
          machine.abandon();
          end(noExecutor(refused));
        }
      }
    }

    private void resume(Pending done, @Nullable CompletableFuture<Void> alarm) {
      if (alarm != null) {
        alarm.cancel(false);
      }
      if (done.claim()) {
        try {
          advance(taken(done));
        } catch (Throwable defect) {
          end(defect);
        }
      }
    }

    /** Out of time, and the executor has not come to it. */
    private void late(Pending started, @Nullable Throwable stopped) {
      if (stopped == null && started.claim()) {
        Throwable error = started.late();
        started.cancel(error);
        machine.abandon();
        end(error);
      }
    }

    private void end(Throwable error) {
      pending = null;
      if (completeExceptionally(error)) {
        acts.abandoned(error);
      }
    }

    private static AzureDevOpsException noExecutor(Throwable refused) {
      return AzureDevOpsException.of(ErrorKind.CLOSED, "The executor takes no more work")
          .cause(refused)
          .build();
    }

    private void cancelled(Pending running) {
      if (running.claim()) {
        pending = null;
        running.cancel(new CancellationException("the run was cancelled"));
        machine.abandon();
      }
    }

    // Not after the end: a download that was handed over stays open.
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      boolean cancelled = super.cancel(mayInterruptIfRunning);
      if (cancelled) {
        Pending running = pending;
        if (running != null) {
          cancelled(running);
        }
        acts.abandoned(new CancellationException("the run was cancelled"));
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
