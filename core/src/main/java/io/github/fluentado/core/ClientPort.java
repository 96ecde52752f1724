// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.credential.Authorization;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.drive.Linked;
import io.github.fluentado.core.drive.TimeSource;
import io.github.fluentado.core.exchange.Failure;
import io.github.fluentado.core.exchange.Moment;
import io.github.fluentado.core.exchange.Port;
import io.github.fluentado.core.exchange.Reception;
import io.github.fluentado.core.exchange.Step;
import io.github.fluentado.core.exchange.StepFailure;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.transport.Transport;
import io.github.fluentado.core.transport.TransportException;
import java.io.IOException;
import java.io.InputStream;
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
      return failed(Failure.Kind.CLOSED, new IllegalStateException("the client is closed"));
    }
    Instant start = time.now();
    CompletableFuture<HttpResponse> sending =
        transport.send(
            step.request(),
            (status, headers, body) -> receive(step.reception(), status, headers, body));
    CompletableFuture<HttpResponse> answer = new Linked<>(sending);
    Linked.whenDone(sending, (response, error) -> finish(answer, response, error));
    limit(answer, step.limit());
    Linked.whenDone(answer, (response, error) -> report(step, start, response));
    return answer;
  }

  private HttpResponse receive(Reception reception, int status, Headers headers, InputStream body)
      throws IOException {
    if (reception.streams(status, headers)) {
      return HttpResponse.streaming(status, headers, body);
    }
    try (body) {
      byte[] bytes = body.readNBytes(largestBody);
      if (bytes.length == largestBody && body.read() >= 0) {
        throw new LargeBodyException(largestBody);
      }
      return HttpResponse.of(status, headers, bytes);
    }
  }

  private static <T> void finish(
      CompletableFuture<T> answer, @Nullable T value, @Nullable Throwable error) {
    if (value != null) {
      answer.complete(value);
    } else if (error != null) {
      answer.completeExceptionally(new StepFailure(failure(unwrapped(error))));
    }
  }

  private static Throwable unwrapped(Throwable error) {
    return error instanceof CompletionException && error.getCause() != null
        ? error.getCause()
        : error;
  }

  private static Failure failure(Throwable cause) {
    if (cause.getCause() instanceof LargeBodyException large) {
      return new Failure(Failure.Kind.TOO_LARGE, large);
    }
    boolean neverLeft = cause instanceof TransportException known && !known.mayHaveArrived();
    return new Failure(neverLeft ? Failure.Kind.NOT_SENT : Failure.Kind.MAYBE_SENT, cause);
  }

  private void limit(CompletableFuture<?> answer, Duration limit) {
    CompletableFuture<Void> alarm = time.after(limit);
    Linked.whenDone(
        alarm,
        (value, error) -> {
          if (error == null) {
            expire(answer, limit);
          }
        });
    Linked.whenDone(answer, (value, error) -> alarm.cancel(false));
  }

  private static void expire(CompletableFuture<?> answer, Duration limit) {
    TimeoutException late = new TimeoutException("no answer within " + limit);
    if (answer.completeExceptionally(new StepFailure(new Failure(Failure.Kind.TIMED_OUT, late)))) {
      answer.cancel(true);
    }
  }

  private void report(Step.Send<?> step, Instant start, @Nullable HttpResponse response) {
    Duration took = Duration.between(start, time.now());
    OptionalInt status = response == null ? OptionalInt.empty() : OptionalInt.of(response.status());
    LOG.debug("{} -> {} in {}, attempt {}", step.request(), status, took, step.attempt());
    tell(new Observer.Event.Attempt(step.request().toString(), step.attempt(), status, took));
  }

  @Override
  public CompletableFuture<Authorization> authorize(Step.Authorize<?> step) {
    if (step.rejected() != null) {
      tell(new Observer.Event.TokenRefused());
    }
    CompletableFuture<Authorization> asking = asked(step.rejected());
    CompletableFuture<Authorization> answer = new Linked<>(asking);
    Linked.whenDone(
        asking,
        (authorization, error) -> {
          if (error == null) {
            answer.complete(authorization);
          } else {
            Failure failure = new Failure(Failure.Kind.NO_CREDENTIAL, unwrapped(error));
            answer.completeExceptionally(new StepFailure(failure));
          }
        });
    if (!answer.isDone()) {
      limit(answer, step.limit());
    }
    return answer;
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
    boolean throttled = step.reason() == Step.Reason.THROTTLED;
    LOG.debug("waiting {} ({})", step.duration(), step.reason());
    tell(new Observer.Event.Waiting(step.duration(), throttled));
    return time.after(step.duration());
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

  private static <T> CompletableFuture<T> failed(Failure.Kind kind, Throwable cause) {
    return CompletableFuture.failedFuture(new StepFailure(new Failure(kind, cause)));
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      transport.close();
      credential.close();
      time.close();
    }
  }

  /** The answer does not fit into the memory set aside for one. */
  private static final class LargeBodyException extends IOException {
    private static final long serialVersionUID = 1L;

    LargeBodyException(int limit) {
      super("the body is larger than " + limit + " bytes");
    }
  }
}
