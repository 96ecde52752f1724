// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.exchange.Plan;
import io.github.fluentado.core.exchange.Step;
import io.github.fluentado.core.exchange.Trace;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.run.Run;
import io.github.fluentado.core.run.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells observers and the log of one run of an operation. Foreign code is called here and nowhere
 * else, and whatever it throws stays here.
 */
final class Traced implements Trace {
  private final String operation;
  private final TimeSource time;
  private final Instant began;
  private final List<Observation> observations;
  private final AtomicBoolean over = new AtomicBoolean();

  private Traced(String operation, TimeSource time, Instant began, List<Observation> observations) {
    this.operation = operation;
    this.time = time;
    this.began = began;
    this.observations = observations;
  }

  /** Asks each observer who hears of the operation. */
  static Trace begin(Plan plan, Run run, List<Observer> observers, TimeSource time) {
    if (observers.isEmpty() && !Log.debugs()) {
      return NONE;
    }
    List<Observation> observations = new ArrayList<>(observers.size());
    Observer.Beginning beginning = new Observer.Beginning(plan, run);
    for (Observer observer : observers) {
      guarded(
          () -> {
            Observation observation = observer.begin(beginning);
            if (observation != null && observation != Observation.NONE) {
              observations.add(observation);
            }
          });
    }
    return observations.isEmpty() && !Log.debugs()
        ? NONE
        : new Traced(plan.name(), time, time.now(), observations);
  }

  /** Tells each observer that the run has come. */
  static void joined(Run run, List<Observer> observers) {
    if (observers.isEmpty()) {
      return;
    }
    for (Observer observer : observers) {
      guarded(() -> observer.joined(run));
    }
  }

  private static void guarded(Runnable foreign) {
    try {
      foreign.run();
    } catch (Throwable broken) {
      Log.warn("an observer failed", broken);
    }
  }

  private void tell(Consumer<Observation> event) {
    for (Observation observation : observations) {
      guarded(() -> event.accept(observation));
    }
  }

  @Override
  public void authorized(Duration took, boolean anew, boolean successful) {
    tell(to -> to.authorized(new Observation.Authorized(took, anew, successful)));
  }

  @Override
  public Headers attemptBegins(Step.Send<?> send) {
    Headers before = send.request().headers();
    if (observations.isEmpty()) {
      return before;
    }
    AtomicReference<Headers> headers = new AtomicReference<>(before);
    Observation.AttemptBegins event =
        new Observation.AttemptBegins(
            send.request(),
            send.attempt(),
            (name, value) ->
                headers.updateAndGet(
                    now -> {
                      Headers more = CallOptions.set(now, name, value);
                      return send.trusted() ? more : now;
                    }));
    tell(to -> to.attemptBegins(event));
    return Objects.requireNonNull(headers.get());
  }

  @Override
  public void attemptEnds(
      Step.Send<?> send,
      Duration took,
      @Nullable HttpResponse response,
      @Nullable Throwable cause) {
    Log.debug(
        "{}: {} -> {} in {}, attempt {}",
        operation,
        send.request(),
        response == null ? "no answer" : response.status(),
        took,
        send.attempt());
    Observation.AttemptEnds event =
        new Observation.AttemptEnds(send.request(), send.attempt(), took, answer(response), cause);
    tell(to -> to.attemptEnds(event));
    if (response != null && !observations.isEmpty()) {
      RateLimit.read(response.headers()).ifPresent(usage -> tell(to -> to.usage(usage)));
    }
  }

  private static @Nullable Response<OptionalLong> answer(@Nullable HttpResponse response) {
    if (response == null) {
      return null;
    }
    OptionalLong bytes =
        response.stream().isPresent()
            ? OptionalLong.empty()
            : OptionalLong.of(response.bytes().length);
    return new Response<>(bytes, response.status(), response.headers());
  }

  @Override
  public void waits(Duration duration, Step.Reason reason) {
    Log.debug("{}: waiting {} ({})", operation, duration, reason);
    boolean throttled = reason == Step.Reason.THROTTLED;
    tell(to -> to.waiting(new Observation.Waiting(duration, throttled)));
  }

  @Override
  public void progress(long bytes, long total) {
    tell(to -> to.progress(new Observation.Transferred(bytes, total)));
  }

  @Override
  public void ends(@Nullable Object value, @Nullable Throwable error) {
    if (!over.compareAndSet(false, true)) {
      return;
    }
    if (value instanceof Page<?> page) {
      boolean last = page.next().isEmpty();
      tell(to -> to.page(new Observation.PageRead(page.items().size(), last)));
    }
    Duration took = Duration.between(began, time.now());
    tell(to -> to.end(new Observation.End(took, error)));
  }
}
