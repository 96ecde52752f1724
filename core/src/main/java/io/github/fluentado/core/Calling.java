// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.drive.Watch;
import io.github.fluentado.core.exchange.Failure;
import io.github.fluentado.core.exchange.Step;
import io.github.fluentado.core.exchange.StepFailure;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.transport.Transport.Trip;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One request on the thread of its caller, which can do nothing but wait. So a thread that looks at
 * all of them ends those whose time is over or whose thread was interrupted. It ends once, as
 * {@link Sending} does.
 */
final class Calling implements Watch.Watched {
  private final Step.Send<?> step;
  private final World world;
  private final Receiving receiving;
  private final Trip<HttpResponse> trip;
  private final @Nullable WatchedBody body;
  private final Thread thread = Thread.currentThread();
  private final Instant began;
  // Set by whoever comes first: the answer, or the one who looks.
  private final AtomicReference<@Nullable End> end = new AtomicReference<>();

  /** How it has ended. */
  private sealed interface End {}

  private enum Known implements End {
    ANSWERED,
    INTERRUPTED
  }

  private record Broken(Failure failure) implements End {}

  private Calling(
      Step.Send<?> step,
      World world,
      Receiving receiving,
      Trip<HttpResponse> trip,
      @Nullable WatchedBody body) {
    this.step = step;
    this.world = world;
    this.receiving = receiving;
    this.trip = trip;
    this.body = body;
    this.began = world.time().now();
  }

  /**
   * Sends and waits; null if the transport has no such way, or the body may wait for something that
   * nobody could end.
   */
  static @Nullable HttpResponse send(Step.Send<?> step, World world)
      throws StepFailure, InterruptedException {
    HttpRequest request = step.request();
    if (request.body() != null && !request.body().inMemory()) {
      return null;
    }
    try {
      Receiving receiving = new Receiving(step, world);
      WatchedBody body =
          request.body() == null ? null : new WatchedBody(request.body(), world.time());
      Optional<Trip<HttpResponse>> trip =
          world.transport().trip(body == null ? request : request.carrying(body), receiving);
      return trip.isEmpty() ? null : new Calling(step, world, receiving, trip.get(), body).send();
    } catch (StepFailure | InterruptedException told) {
      throw told;
    } catch (Throwable broken) {
      throw new StepFailure(Receiving.failure(broken));
    }
  }

  private HttpResponse send() throws StepFailure, InterruptedException {
    world.watch().add(this);
    try {
      HttpResponse response = trip.send();
      if (end.compareAndSet(null, Known.ANSWERED)) {
        return GuardedBody.guarded(response, world.cleaner());
      }
      response.discard();
      throw told(new IllegalStateException("answered too late"));
    } catch (StepFailure | InterruptedException told) {
      trip.cancel();
      throw told;
    } catch (Throwable broken) {
      throw told(broken);
    } finally {
      world.watch().remove(this);
      receiving.stay();
    }
  }

  /** What to tell of a request that ended with that: the reason, if somebody had ended it. */
  private StepFailure told(Throwable broken) throws InterruptedException {
    End known = end.get();
    if (known == Known.INTERRUPTED || (known == null && thread.isInterrupted())) {
      InterruptedException interrupt = new InterruptedException();
      interrupt.addSuppressed(broken);
      throw interrupt;
    }
    return new StepFailure(
        known instanceof Broken reason ? reason.failure() : Receiving.failure(broken));
  }

  @Override
  public void look() {
    if (end.get() != null) {
      return;
    }
    if (thread.isInterrupted()) {
      end(Known.INTERRUPTED);
      return;
    }
    try {
      if (late()) {
        TimeoutException late = new TimeoutException("nothing came within " + step.limit());
        boolean unsent = receiving.stay();
        end(
            new Broken(
                new Failure(unsent ? Failure.Kind.NOT_BEGUN : Failure.Kind.TIMED_OUT, late)));
      }
    } catch (Throwable broken) {
      end(new Broken(new Failure(Failure.Kind.MAYBE_SENT, broken)));
    }
  }

  private boolean late() {
    Duration gone = Duration.between(began, world.time().now());
    Duration quiet = body == null ? gone : body.quiet();
    return gone.compareTo(step.late().left()) >= 0 || quiet.compareTo(step.limit()) >= 0;
  }

  private void end(End how) {
    if (end.compareAndSet(null, how)) {
      receiving.stay();
      trip.cancel();
    }
  }
}
