// SPDX-License-Identifier: MIT
package io.github.fluentado.core.drive;

import io.github.fluentado.core.credential.Authorization;
import io.github.fluentado.core.exchange.Failure;
import io.github.fluentado.core.exchange.Moment;
import io.github.fluentado.core.exchange.Plan;
import io.github.fluentado.core.exchange.Port;
import io.github.fluentado.core.exchange.Step;
import io.github.fluentado.core.exchange.StepFailure;
import io.github.fluentado.core.exchange.Trace;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The machine itself, for a run that has not yet come to any client: time and threads. */
enum Ambient implements Port {
  PORT;

  private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

  private final Instant origin = Instant.now();
  private final long originNanos = System.nanoTime();

  @Override
  public Moment moment() {
    return new Moment(
        origin.plusNanos(System.nanoTime() - originNanos),
        ThreadLocalRandom.current().nextDouble());
  }

  @Override
  public Trace begin(Plan plan, Run run) {
    return Trace.NONE;
  }

  @Override
  public CompletableFuture<HttpResponse> send(Step.Send<?> step) {
    return CompletableFuture.failedFuture(nobody());
  }

  @Override
  public CompletableFuture<Authorization> authorize(Step.Authorize<?> step) {
    return CompletableFuture.failedFuture(nobody());
  }

  private static StepFailure nobody() {
    return new StepFailure(
        new Failure(Failure.Kind.NOT_SENT, new IllegalStateException("there is no client")));
  }

  @Override
  public CompletableFuture<Void> pause(Duration duration) {
    long nanos = (duration.compareTo(LONGEST) < 0 ? duration : LONGEST).toNanos();
    return new CompletableFuture<Void>().completeOnTimeout(null, nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public CompletableFuture<Object> work(Step.Work<?> step) {
    return Working.look(step, this, Ambient::onThreadOfItsOwn);
  }

  private static void onThreadOfItsOwn(Runnable task) {
    Thread thread = new Thread(task, "fluent-ado-work");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public Executor executor() {
    return ForkJoinPool.commonPool();
  }

  @Override
  public boolean neverStarves() {
    return false;
  }
}
