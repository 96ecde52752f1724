// SPDX-License-Identifier: MIT
package io.github.fluentado.core.drive;

import io.github.fluentado.core.credential.Authorization;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.exchange.Continuation;
import io.github.fluentado.core.exchange.Exchange;
import io.github.fluentado.core.exchange.Exchanges;
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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
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
  // What an observer does when it hears that an attempt has ended.
  Runnable atEnd = () -> {};
  // What comes on the calling thread; null for no such way.
  @Nullable HttpResponse here;
  @Nullable Exception failsHere;
  @Nullable CompletableFuture<Authorization> authorization;
  @Nullable CompletableFuture<Void> pause;

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
          String status = response == null ? "" : response.status() + " in " + took + " ";
          told.add("attempt " + status + (cause == null ? null : cause.getMessage()));
          atEnd.run();
        }

        @Override
        public void authorized(Duration took, boolean anew, boolean successful) {
          told.add("authorized in " + took + " " + anew + " " + successful);
        }

        @Override
        public void progress(long bytes, long total) {
          told.add("progress " + bytes + " of " + total);
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
  public @Nullable HttpResponse sendHere(Step.Send<?> step)
      throws StepFailure, InterruptedException {
    if (failsHere instanceof StepFailure failure) {
      throw failure;
    }
    if (failsHere instanceof InterruptedException interrupt) {
      throw interrupt;
    }
    return here;
  }

  @Override
  public CompletableFuture<Authorization> authorize(Step.Authorize<?> step) {
    if (authorization == null) {
      throw new IllegalStateException("nobody is asked");
    }
    return authorization;
  }

  @Override
  public CompletableFuture<Void> pause(Duration duration) {
    CompletableFuture<Void> over = pause == null ? new CompletableFuture<>() : pause;
    waits.add(duration);
    pauses.add(over);
    return over;
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

  /** Passes on how a run ends, and counts runs that are left before they do. */
  static Continuation<Object, Object> counting(AtomicInteger abandoned) {
    return new Continuation<>() {
      @Override
      public Exchange<Object> done(Object value) {
        return Exchanges.done(value);
      }

      @Override
      public Exchange<Object> failed(AzureDevOpsException error) {
        return Exchanges.failed(error);
      }

      @Override
      public void abandoned() {
        abandoned.incrementAndGet();
      }
    };
  }
}
