// SPDX-License-Identifier: MIT
package io.github.fluentado.core.drive;

import io.github.fluentado.core.exchange.Event;
import io.github.fluentado.core.exchange.Failure;
import io.github.fluentado.core.exchange.Port;
import io.github.fluentado.core.exchange.Step;
import io.github.fluentado.core.exchange.StepFailure;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** Carries a step out through its port and turns what comes of it into an event. */
final class Acts {
  private Acts() {}

  static CompletableFuture<Event> perform(Step.Act<?> act) {
    Port port = act.port();
    if (act instanceof Step.Send<?> send) {
      return event(port, port.send(send), got -> new Event.Answered(port.moment(), got));
    }
    if (act instanceof Step.Authorize<?> authorize) {
      return event(
          port, port.authorize(authorize), got -> new Event.Authorized(port.moment(), got));
    }
    if (act instanceof Step.Pause<?> pause) {
      return event(port, port.pause(pause), got -> new Event.Resumed(port.moment()));
    }
    return CompletableFuture.completedFuture(new Event.Resumed(port.moment()));
  }

  private static <T> CompletableFuture<Event> event(
      Port port, CompletableFuture<T> work, Function<T, Event> success) {
    CompletableFuture<Event> event = new Linked<>(work);
    Linked.whenDone(
        work,
        (value, error) -> {
          Event happened =
              error == null
                  ? success.apply(value)
                  : new Event.Broken(port.moment(), failure(error));
          if (!event.complete(happened)) {
            discard(happened);
          }
        });
    return event;
  }

  /** Frees what an event holds when nobody will look at it. */
  static void discard(Event event) {
    if (event instanceof Event.Answered answered) {
      answered.response().discard();
    }
  }

  private static Failure failure(Throwable error) {
    Throwable cause =
        error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    return cause instanceof StepFailure known
        ? known.failure()
        : new Failure(Failure.Kind.MAYBE_SENT, cause);
  }
}
