// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.credential.Authorization;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.drive.Linked;
import io.github.fluentado.core.drive.TimeSource;
import io.github.fluentado.core.drive.Workers;
import io.github.fluentado.core.exchange.Failure;
import io.github.fluentado.core.exchange.Moment;
import io.github.fluentado.core.exchange.Port;
import io.github.fluentado.core.exchange.Step;
import io.github.fluentado.core.exchange.StepFailure;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.transport.Transport;
import io.github.fluentado.core.transport.TransportException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects exchanges with a transport, a credential and a clock, and tells observers. No policy.
 */
final class ClientPort implements Port, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.fluentado");

  private final Transport transport;
  private final Credential credential;
  private final TimeSource time;
  private final Executor executor;
  private final List<Observer> observers;
  private final int largestBody;
  private final AtomicBoolean closed = new AtomicBoolean();

  ClientPort(
      Transport transport,
      Credential credential,
      TimeSource time,
      Executor executor,
      List<Observer> observers,
      int largestBody) {
    this.transport = transport;
    this.credential = credential;
    this.time = time;
    this.executor = executor;
    this.observers = observers;
    this.largestBody = largestBody;
  }

  @Override
  public Moment moment() {
    return new Moment(time.now(), ThreadLocalRandom.current().nextDouble());
  }

  @Override
  public Executor executor() {
    return executor;
  }

  @Override
  public CompletableFuture<HttpResponse> send(Step.Send<?> step) {
    if (closed.get()) {
      return CompletableFuture.failedFuture(closed());
    }
    Instant start = time.now();
    CompletableFuture<HttpResponse> work = started(step);
    Sending sending = new Sending(work, response -> report(step, start, response));
    Linked.whenDone(work, (response, error) -> finish(sending, response, error));
    limit(sending, step.limit(), failure -> expire(sending, failure));
    return sending;
  }

  private CompletableFuture<HttpResponse> started(Step.Send<?> step) {
    HttpRequest request = step.request();
    try {
      return transport.send(
          request,
          (status, headers, body) ->
              step.reception().streams(request.headers(), status, headers)
                  ? HttpResponse.streaming(status, headers, body)
                  : new Whole(status, headers, largestBody).read(body));
    } catch (RuntimeException broken) {
      return CompletableFuture.failedFuture(broken);
    }
  }

  private static void finish(
      Sending sending, @Nullable HttpResponse response, @Nullable Throwable error) {
    if (response != null) {
      sending.answer(response);
    } else if (error != null) {
      sending.fail(failure(unwrapped(error)));
    }
  }

  private static Throwable unwrapped(Throwable error) {
    return error instanceof CompletionException && error.getCause() != null
        ? error.getCause()
        : error;
  }

  private static Failure failure(Throwable cause) {
    if (cause instanceof Whole.TooLargeException) {
      return new Failure(Failure.Kind.TOO_LARGE, cause);
    }
    if (cause.getCause() instanceof Whole.TooLargeException large) {
      return new Failure(Failure.Kind.TOO_LARGE, large);
    }
    boolean neverLeft = cause instanceof TransportException known && !known.mayHaveArrived();
    return new Failure(neverLeft ? Failure.Kind.NOT_SENT : Failure.Kind.MAYBE_SENT, cause);
  }

  /** Calls the function after the time, or when the clock is stopped, unless the work is done. */
  private void limit(CompletableFuture<?> work, Duration limit, Consumer<Throwable> late) {
    if (work.isDone()) {
      return;
    }
    CompletableFuture<Void> alarm = time.after(limit);
    Linked.whenDone(
        alarm,
        (value, stopped) ->
            late.accept(
                stopped == null ? new TimeoutException("nothing came within " + limit) : stopped));
    Linked.whenDone(work, (value, error) -> alarm.cancel(false));
  }

  private static void expire(Sending sending, Throwable late) {
    boolean timely = !(late instanceof TimeoutException);
    Failure.Kind kind = timely ? Failure.Kind.MAYBE_SENT : Failure.Kind.TIMED_OUT;
    if (sending.fail(new Failure(kind, late))) {
      sending.cancel(true);
    }
  }

  private void report(Step.Send<?> step, Instant start, @Nullable HttpResponse response) {
    Duration took = Duration.between(start, time.now());
    OptionalInt status = response == null ? OptionalInt.empty() : OptionalInt.of(response.status());
    LOG.debug("{} -> {} in {}, attempt {}", step.request(), status, took, step.attempt());
    tell(new Observer.Event.Attempt(step.request().toString(), step.attempt(), status, took));
    if (response != null) {
      RateLimit.read(response.headers()).ifPresent(usage -> tell(new Observer.Event.Usage(usage)));
    }
  }

  @Override
  public CompletableFuture<Authorization> authorize(Step.Authorize<?> step) {
    if (closed.get()) {
      return CompletableFuture.failedFuture(closed());
    }
    if (step.rejected() != null) {
      tell(new Observer.Event.TokenRefused());
    }
    // A copy: whoever gives up waiting must not end it for others.
    CompletableFuture<Authorization> answer = new CompletableFuture<>();
    Linked.whenDone(
        asked(step.rejected()),
        (authorization, error) -> {
          if (authorization != null) {
            answer.complete(authorization);
          } else {
            refuse(answer, error == null ? new NullPointerException("authorization") : error);
          }
        });
    limit(answer, step.limit(), late -> giveUp(answer, late));
    return answer;
  }

  private static void giveUp(CompletableFuture<Authorization> answer, Throwable late) {
    if (late instanceof TimeoutException) {
      refuse(answer, late);
    } else {
      answer.completeExceptionally(closed());
    }
  }

  private static void refuse(CompletableFuture<Authorization> answer, Throwable cause) {
    Failure failure = new Failure(Failure.Kind.NO_CREDENTIAL, unwrapped(cause));
    answer.completeExceptionally(new StepFailure(failure));
  }

  private CompletableFuture<Authorization> asked(@Nullable Authorization rejected) {
    try {
      return credential.authorize(time.now(), rejected).toCompletableFuture();
    } catch (RuntimeException broken) {
      return CompletableFuture.failedFuture(broken);
    }
  }

  @Override
  public CompletableFuture<Void> pause(Step.Pause<?> step) {
    if (closed.get()) {
      return CompletableFuture.failedFuture(closed());
    }
    boolean throttled = step.reason() == Step.Reason.THROTTLED;
    LOG.debug("waiting {} ({})", step.duration(), step.reason());
    tell(new Observer.Event.Waiting(step.duration(), throttled));
    CompletableFuture<Void> alarm = time.after(step.duration());
    CompletableFuture<Void> pause = new Linked<>(alarm);
    Linked.whenDone(
        alarm,
        (value, stopped) -> {
          if (stopped == null) {
            pause.complete(null);
          } else {
            pause.completeExceptionally(closed());
          }
        });
    return pause;
  }

  private void tell(Observer.Event event) {
    for (Observer observer : observers) {
      try {
        observer.on(event);
      } catch (RuntimeException broken) {
        LOG.warn("an observer failed", broken);
      }
    }
  }

  private static StepFailure closed() {
    IllegalStateException cause = new IllegalStateException("the client is closed");
    return new StepFailure(new Failure(Failure.Kind.CLOSED, cause));
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      transport.close();
      credential.close();
      time.close();
      if (executor instanceof Workers own) {
        own.close();
      }
    }
  }
}
