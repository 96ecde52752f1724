// SPDX-License-Identifier: MIT
package io.github.fluentado.core.drive;

import io.github.fluentado.core.credential.Authorization;
import io.github.fluentado.core.exchange.Moment;
import io.github.fluentado.core.exchange.Plan;
import io.github.fluentado.core.exchange.Port;
import io.github.fluentado.core.exchange.Step;
import io.github.fluentado.core.exchange.Trace;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A world in which nothing happens but what a test makes happen. */
final class HeldPort implements Port {
  static final Moment MOMENT = new Moment(Instant.EPOCH, 0.5);

  final List<CompletableFuture<Object>> works = new ArrayList<>();
  final List<CompletableFuture<HttpResponse>> sent = new ArrayList<>();
  final List<CompletableFuture<Void>> pauses = new ArrayList<>();
  final List<Duration> waits = new ArrayList<>();
  final List<String> told = new ArrayList<>();
  // What waits for a thread.
  final Deque<Runnable> tasks = new ArrayDeque<>();
  Executor executor = tasks::add;
  boolean neverStarves = true;
  CompletableFuture<Object> work = new CompletableFuture<>();

  final Trace trace =
      new Trace() {
        @Override
        public void ends(@Nullable Object value, @Nullable Throwable error) {
          told.add("ends " + value + " " + (error == null ? null : error.getMessage()));
        }

        @Override
        public void attemptEnds(
            Step.Send<?> send,
            Duration took,
            @Nullable HttpResponse response,
            @Nullable Throwable cause) {
          told.add("attempt " + (cause == null ? null : cause.getMessage()));
        }

        @Override
        public void waits(Duration duration, Step.Reason reason) {
          told.add("waits " + duration + " " + reason);
        }
      };

  @Override
  public Moment moment() {
    return MOMENT;
  }

  @Override
  public void joined(Run run) {
    told.add("joined");
  }

  @Override
  public Trace begin(Plan plan, Run run) {
    told.add("begins");
    return trace;
  }

  @Override
  public CompletableFuture<HttpResponse> send(Step.Send<?> step) {
    CompletableFuture<HttpResponse> answer = new CompletableFuture<>();
    sent.add(answer);
    return answer;
  }

  @Override
  public CompletableFuture<Authorization> authorize(Step.Authorize<?> step) {
    throw new IllegalStateException("nobody is asked");
  }

  @Override
  public CompletableFuture<Void> pause(Duration duration) {
    CompletableFuture<Void> pause = new CompletableFuture<>();
    waits.add(duration);
    pauses.add(pause);
    return pause;
  }

  @Override
  public CompletableFuture<Object> work(Step.Work<?> step) {
    works.add(work);
    return work;
  }

  @Override
  public Executor executor() {
    return executor;
  }

  @Override
  public boolean neverStarves() {
    return neverStarves;
  }
}
