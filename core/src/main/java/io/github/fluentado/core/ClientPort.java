// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.credential.Authorization;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.drive.Bell;
import io.github.fluentado.core.drive.Linked;
import io.github.fluentado.core.drive.Working;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Connects exchanges with the world and one credential. No policy. */
final class ClientPort implements Port {
  private final World world;
  private final Credential credential;

  ClientPort(World world, Credential credential) {
    this.world = world;
    this.credential = credential;
  }

  @Override
  public Moment moment() {
    return new Moment(world.time().now(), ThreadLocalRandom.current().nextDouble());
  }

  @Override
  public void joined(Run run) {
    Traced.joined(run, world.observers());
  }

  @Override
  public Trace begin(Plan plan, Run run) {
    return Traced.begin(plan, run, world.observers(), world.time());
  }

  @Override
  public Executor executor() {
    return world.executor();
  }

  @Override
  public boolean neverStarves() {
    return world.executor() instanceof OwnThreads;
  }

  @Override
  public CompletableFuture<HttpResponse> send(Step.Send<?> step) {
    return world.isClosed() ? CompletableFuture.failedFuture(closed()) : Sending.begin(step, world);
  }

  @Override
  public @Nullable HttpResponse sendHere(Step.Send<?> step)
      throws StepFailure, InterruptedException {
    if (world.isClosed()) {
      throw closed();
    }
    return Calling.send(step, world);
  }

  @Override
  public CompletableFuture<Authorization> authorize(Step.Authorize<?> step) {
    if (world.isClosed()) {
      return CompletableFuture.failedFuture(closed());
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
    Throwable known =
        cause instanceof CompletionException && cause.getCause() != null ? cause.getCause() : cause;
    Failure failure = new Failure(Failure.Kind.NO_CREDENTIAL, known);
    answer.completeExceptionally(new StepFailure(failure));
  }

  private CompletableFuture<Authorization> asked(@Nullable Authorization rejected) {
    try {
      return credential.authorize(world.time().now(), rejected).toCompletableFuture();
    } catch (Throwable broken) {
      return CompletableFuture.failedFuture(broken);
    }
  }

  /** Calls the function after the time, or when the clock is stopped, unless the work is done. */
  private void limit(CompletableFuture<?> work, Duration limit, Consumer<Throwable> late) {
    if (work.isDone()) {
      return;
    }
    Runnable alarm =
        world.alarm(
            limit,
            stopped ->
                late.accept(
                    stopped == null
                        ? new TimeoutException("nothing came within " + limit)
                        : stopped));
    Linked.whenDone(work, (value, error) -> alarm.run());
  }

  @Override
  public CompletableFuture<Void> pause(Duration duration) {
    if (world.isClosed()) {
      return CompletableFuture.failedFuture(closed());
    }
    return new Bell(ring -> world.alarm(duration, ring), stopped -> closed());
  }

  @Override
  public CompletableFuture<Object> work(Step.Work<?> step) {
    return world.isClosed()
        ? CompletableFuture.failedFuture(closed())
        : Working.look(step, this, world.blocking());
  }

  static StepFailure closed() {
    IllegalStateException cause = new IllegalStateException("the client is closed");
    return new StepFailure(new Failure(Failure.Kind.CLOSED, cause));
  }
}
