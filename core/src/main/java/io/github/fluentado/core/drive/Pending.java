// SPDX-License-Identifier: MIT
package io.github.fluentado.core.drive;

import io.github.fluentado.core.credential.Authorization;
import io.github.fluentado.core.exchange.Event;
import io.github.fluentado.core.exchange.Failure;
import io.github.fluentado.core.exchange.Moment;
import io.github.fluentado.core.exchange.Port;
import io.github.fluentado.core.exchange.Step;
import io.github.fluentado.core.exchange.StepFailure;
import io.github.fluentado.core.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * An act that is under way. Whoever claims it, by what came of it or by cancelling, goes on with
 * the run; nobody else may.
 */
final class Pending {
  private final Step.Act<?> act;
  private final Port port;
  private final @Nullable Executor only;
  private final CompletableFuture<?> work;
  private final Instant began;
  private final AtomicBoolean claimed = new AtomicBoolean();

  Pending(Step.Act<?> act, Port port, @Nullable Executor only, CompletableFuture<?> work) {
    this.act = act;
    this.port = port;
    this.only = only;
    this.work = work;
    this.began = port.moment().now();
  }

  CompletableFuture<?> work() {
    return work;
  }

  boolean claim() {
    return claimed.compareAndSet(false, true);
  }

  /** Where the run goes on. */
  Executor executor() {
    return only == null ? port.executor() : only;
  }

  /** Completes when the run is out of time; absent where its executor will notice that anyway. */
  @Nullable CompletableFuture<Void> alarm() {
    Step.Late late = act instanceof Step.Wait<?> wait ? wait.late() : null;
    return late == null
            || only != null
            || port.neverStarves()
            || late.left().compareTo(Duration.ZERO) <= 0
        ? null
        : port.pause(late.left());
  }

  /** What to say then. */
  Throwable late() {
    Step.Late late = act instanceof Step.Wait<?> wait ? wait.late() : null;
    return late == null ? new IllegalStateException("the run has no end") : late.error().get();
  }

  /** Stops the work and frees what has come of it. */
  void cancel(Throwable reason) {
    if (!work.cancel(true) && !work.isCompletedExceptionally()) {
      Acts.discard(event());
    } else if (act instanceof Step.Send<?> send) {
      send.trace().attemptEnds(send, took(port.moment()), null, reason);
    }
  }

  /** What has come of it. Only when the work is done; tells observers. */
  Event event() {
    try {
      return success(work.join(), port.moment());
    } catch (CompletionException failed) {
      return failure(failed.getCause() == null ? failed : failed.getCause(), port.moment());
    } catch (RuntimeException cancelled) {
      return failure(cancelled, port.moment());
    }
  }

  private Event success(@Nullable Object value, Moment moment) {
    if (value instanceof HttpResponse response && act instanceof Step.Send<?> send) {
      send.trace().attemptEnds(send, took(moment), response, null);
      return new Event.Answered(moment, response);
    }
    if (value instanceof Authorization answer && act instanceof Step.Authorize<?> authorize) {
      authorize.trace().authorized(took(moment), authorize.rejected() != null, true);
      return new Event.Authorized(moment, answer);
    }
    return value == null ? new Event.Resumed(moment) : new Event.Finished(moment, value);
  }

  private Event failure(Throwable error, Moment moment) {
    Failure failure =
        error instanceof StepFailure known
            ? known.failure()
            : new Failure(
                act instanceof Step.Send<?> ? Failure.Kind.MAYBE_SENT : Failure.Kind.WORK, error);
    if (act instanceof Step.Send<?> send) {
      send.trace().attemptEnds(send, took(moment), null, failure.cause());
    }
    if (act instanceof Step.Authorize<?> authorize) {
      authorize.trace().authorized(took(moment), authorize.rejected() != null, false);
    }
    return new Event.Broken(moment, failure);
  }

  private Duration took(Moment moment) {
    return Duration.between(began, moment.now());
  }
}
