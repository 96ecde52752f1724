// SPDX-License-Identifier: MIT
package io.github.fluentado.core.testing;

import io.github.fluentado.core.credential.Authorization;
import io.github.fluentado.core.exchange.Failure;
import io.github.fluentado.core.exchange.Moment;
import io.github.fluentado.core.exchange.Plan;
import io.github.fluentado.core.exchange.Port;
import io.github.fluentado.core.exchange.Step;
import io.github.fluentado.core.exchange.StepFailure;
import io.github.fluentado.core.exchange.Trace;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A world without I/O and with a clock that only steps move. Either everything is there at once, as
 * a blocking driver sees it, or everything comes later, when {@link #turn} is called.
 */
public final class ScriptedPort implements Port {
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final boolean later;
  private final Function<HttpRequest, Reply> script;
  private final Function<@Nullable Authorization, Authorization> credential;
  private final DoubleSupplier chance;
  private final Queue<Runnable> queue = new ArrayDeque<>();
  private final List<String> transcript = new ArrayList<>();
  private final List<HttpRequest> sent = new ArrayList<>();
  private final List<Duration> waits = new ArrayList<>();
  private Instant now = START;

  ScriptedPort(
      boolean later,
      Function<HttpRequest, Reply> script,
      Function<@Nullable Authorization, Authorization> credential,
      DoubleSupplier chance) {
    this.later = later;
    this.script = script;
    this.credential = credential;
    this.chance = chance;
  }

  @Override
  public Moment moment() {
    return new Moment(now, chance.getAsDouble());
  }

  @Override
  public Executor executor() {
    return queue::add;
  }

  @Override
  public Trace begin(Plan plan, Run run) {
    return Trace.NONE;
  }

  @Override
  public boolean neverStarves() {
    return true;
  }

  @Override
  public CompletableFuture<Object> work(Step.Work<?> step) {
    return step.work().watched(Runnable::run);
  }

  @Override
  public CompletableFuture<HttpResponse> send(Step.Send<?> step) {
    HttpRequest request = step.request();
    String credential = request.headers().first("Authorization").orElse("anonymous");
    note("send " + request + " as " + credential + ", attempt " + step.attempt());
    sent.add(request);
    Reply reply = script.apply(request);
    Duration left = step.late().left();
    Duration limit = step.limit().compareTo(left) < 0 ? step.limit() : left;
    Duration took = reply.after().compareTo(limit) > 0 ? limit : reply.after();
    now = now.plus(took);
    if (took.compareTo(reply.after()) < 0) {
      return fail(Failure.Kind.TIMED_OUT, reply);
    }
    return reply.response() == null
        ? fail(Objects.requireNonNull(reply.failure()), reply)
        : give(reply.response());
  }

  @Override
  public CompletableFuture<Authorization> authorize(Step.Authorize<?> step) {
    note(step.rejected() == null ? "authorize" : "authorize anew");
    try {
      return give(credential.apply(step.rejected()));
    } catch (IllegalStateException noToken) {
      return fail(new StepFailure(new Failure(Failure.Kind.NO_CREDENTIAL, noToken)));
    }
  }

  @Override
  public CompletableFuture<Void> pause(Duration duration) {
    note("pause " + duration);
    waits.add(duration);
    now = now.plus(duration);
    CompletableFuture<Void> over = new CompletableFuture<>();
    happen(() -> over.complete(null));
    return over;
  }

  private void note(String what) {
    transcript.add(Duration.between(START, now) + " " + what);
  }

  private <T> CompletableFuture<T> give(T value) {
    CompletableFuture<T> future = new CompletableFuture<>();
    happen(() -> future.complete(value));
    return future;
  }

  private <T> CompletableFuture<T> fail(Failure.Kind kind, Reply reply) {
    return fail(new StepFailure(new Failure(kind, reply.cause())));
  }

  private <T> CompletableFuture<T> fail(StepFailure failure) {
    CompletableFuture<T> future = new CompletableFuture<>();
    happen(() -> future.completeExceptionally(failure));
    return future;
  }

  private void happen(Runnable event) {
    if (later) {
      queue.add(event);
    } else {
      event.run();
    }
  }

  /** Lets happen what comes next; false if nothing does. */
  boolean turn() {
    Runnable next = queue.poll();
    if (next != null) {
      next.run();
    }
    return next != null;
  }

  Instant now() {
    return now;
  }

  List<String> transcript() {
    return transcript;
  }

  List<HttpRequest> sent() {
    return sent;
  }

  List<Duration> waits() {
    return waits;
  }
}
