// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.credential.Authorization;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.exchange.Event;
import io.github.fluentado.core.exchange.Exchange;
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

/** A call that ends when, and as, a future does. */
final class PendingCall<T> extends Call<T> {
  private final CompletableFuture<T> future;

  PendingCall(CompletableFuture<T> future) {
    this.future = future;
  }

  @Override
  public Exchange<T> start(CallOptions options) {
    return event -> {
      if (event instanceof Event.Started) {
        return new Step.Pause<>(new Waiting(), Trace.NONE, Duration.ZERO, Step.Reason.RETRY, null);
      }
      if (event instanceof Event.Broken broken) {
        return new Step.Failed<>((AzureDevOpsException) broken.failure().cause());
      }
      return new Step.Done<>(future.join());
    };
  }

  private final class Waiting implements Port {
    @Override
    public Moment moment() {
      return new Moment(Instant.EPOCH, 0);
    }

    @Override
    public CompletableFuture<HttpResponse> send(Step.Send<?> step) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Authorization> authorize(Step.Authorize<?> step) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Trace begin(Plan plan, Run run) {
      return Trace.NONE;
    }

    @Override
    public CompletableFuture<Object> work(Step.Work<?> step) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean neverStarves() {
      return true;
    }

    @Override
    public CompletableFuture<Void> pause(Duration duration) {
      CompletableFuture<Void> pause =
          new CompletableFuture<>() {
            @Override
            public boolean cancel(boolean mayInterruptIfRunning) {
              future.cancel(mayInterruptIfRunning);
              return super.cancel(mayInterruptIfRunning);
            }
          };
      var unused =
          future.whenComplete(
              (value, error) -> {
                if (error == null) {
                  pause.complete(null);
                } else {
                  pause.completeExceptionally(
                      new StepFailure(new Failure(Failure.Kind.MAYBE_SENT, error)));
                }
              });
      return pause;
    }

    @Override
    public Executor executor() {
      return Runnable::run;
    }
  }
}
