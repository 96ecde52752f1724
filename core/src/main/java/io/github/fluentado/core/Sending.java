// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.drive.Lending;
import io.github.fluentado.core.drive.Linked;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.exchange.Failure;
import io.github.fluentado.core.exchange.Step;
import io.github.fluentado.core.exchange.StepFailure;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One request under way. It ends once, by an answer, a failure, the end of its time, or cancelling.
 */
final class Sending extends CompletableFuture<HttpResponse> implements Lending {
  private final Step.Send<?> step;
  private final World world;
  private final Receiving receiving;
  private final @Nullable WatchedBody body;
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile @Nullable CompletableFuture<HttpResponse> work;
  // Stops the alarm that is set.
  private volatile @Nullable Runnable alarm;
  // The thread that an answer came on, while what follows is told.
  private volatile @Nullable Thread lender;

  private Sending(Step.Send<?> step, World world) {
    this.step = step;
    this.world = world;
    this.receiving = new Receiving(step, world);
    this.body =
        step.request().body() == null ? null : new WatchedBody(step.request().body(), world.time());
  }

  static Sending begin(Step.Send<?> step, World world) {
    Sending sending = new Sending(step, world);
    CompletableFuture<HttpResponse> work = sending.started();
    sending.work = work;
    Linked.whenDone(work, sending::finish);
    sending.watch(least(step.limit(), step.late().left()), step.late().left());
    return sending;
  }

  private CompletableFuture<HttpResponse> started() {
    HttpRequest request = step.request();
    try {
      return Check.notNull(
          "what the transport gave",
          world.transport().send(body == null ? request : request.carrying(body), receiving));
    } catch (Throwable broken) {
      return CompletableFuture.failedFuture(broken);
    }
  }

  private void finish(@Nullable HttpResponse response, @Nullable Throwable error) {
    if (error != null) {
      fail(Receiving.failure(error));
    } else if (response != null) {
      answer(response);
    } else {
      fail(new Failure(Failure.Kind.MAYBE_SENT, new NullPointerException("response")));
    }
  }

  private void answer(HttpResponse response) {
    if (over.compareAndSet(false, true)) {
      ended();
      lender = world.transport().lendsThreads() ? Thread.currentThread() : null;
      complete(GuardedBody.guarded(response, world.cleaner()));
      lender = null;
    } else {
      response.discard();
    }
  }

  /** Whether that is what ended it. */
  private boolean fail(Failure failure) {
    boolean first = over.compareAndSet(false, true);
    if (first) {
      completeExceptionally(new StepFailure(failure));
      ended();
    }
    return first;
  }

  @Override
  public boolean lends() {
    Thread lending = lender;
    return lending != null && lending.equals(Thread.currentThread());
  }

  private void ended() {
    receiving.stay();
    Runnable set = alarm;
    if (set != null) {
      set.run();
    }
    work = null;
  }

  /**
   * Ends it when that time is over.
   *
   * @param rest of the whole run
   */
  private void watch(Duration time, Duration rest) {
    if (over.get()) {
      return;
    }
    Runnable set = world.alarm(time, stopped -> rung(time, rest.minus(time), stopped));
    alarm = set;
    if (over.get()) {
      set.run();
    }
  }

  /** Out of time, unless what is sent was still flowing. */
  private void rung(Duration time, Duration rest, @Nullable Throwable stopped) {
    if (over.get()) {
      return;
    }
    if (stopped != null) {
      expire(Failure.Kind.MAYBE_SENT, stopped);
      return;
    }
    Duration quiet = body == null ? time : body.quiet();
    Duration more = least(step.limit().minus(quiet), rest);
    if (more.compareTo(Duration.ZERO) > 0) {
      watch(more, rest);
    } else {
      TimeoutException late = new TimeoutException("nothing came within " + step.limit());
      boolean unsent = receiving.stay();
      expire(unsent ? Failure.Kind.NOT_BEGUN : Failure.Kind.TIMED_OUT, late);
    }
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private void expire(Failure.Kind kind, Throwable late) {
    CompletableFuture<HttpResponse> running = work;
    if (fail(new Failure(kind, late)) && running != null) {
      running.cancel(true);
    }
  }

  // The work too when it is done, as the body that it gave may still be open.
  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    CompletableFuture<HttpResponse> running = work;
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    if (over.compareAndSet(false, true)) {
      ended();
    }
    if (running != null) {
      running.cancel(mayInterruptIfRunning);
    }
    return cancelled;
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
