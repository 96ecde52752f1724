// SPDX-License-Identifier: MIT
package io.github.fluentado.core.drive;

import io.github.fluentado.core.credential.Authorization;
import io.github.fluentado.core.exchange.Event;
import io.github.fluentado.core.exchange.Failure;
import io.github.fluentado.core.exchange.Moment;
import io.github.fluentado.core.exchange.Port;
import io.github.fluentado.core.exchange.Step;
import io.github.fluentado.core.exchange.StepFailure;
import io.github.fluentado.core.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes an event of what has come of an act, and tells it to observers. */
final class Account {
  private final Step.Act<?> act;
  private final Port port;
  private final Instant began;

  Account(Step.Act<?> act, Port port) {
    this.act = act;
    this.port = port;
    this.began = port.moment().now();
  }

  Step.Act<?> act() {
    return act;
  }

  Port port() {
    return port;
  }

  /** It has ended with that, or with nothing. */
  Event success(@Nullable Object value) {
    Moment moment = port.moment();
    if (value instanceof HttpResponse response && act instanceof Step.Send<?> send) {
      send.trace().attemptEnds(send, took(moment), response, null);
      return new Event.Answered(moment, response);
    }
    if (value instanceof Authorization answer && act instanceof Step.Authorize<?> authorize) {
      authorize.trace().authorized(took(moment), authorize.rejected() != null, true);
      return new Event.Authorized(moment, answer);
    }
    return value == null ? new Event.Resumed(moment) : new Event.Finished(moment, value);
  }

  /** It has failed. */
  Event failure(Throwable error) {
    Moment moment = port.moment();
    Failure failure =
        error instanceof StepFailure known
            ? known.failure()
            : new Failure(
                act instanceof Step.Send<?> ? Failure.Kind.MAYBE_SENT : Failure.Kind.WORK, error);
    if (act instanceof Step.Send<?> send) {
      send.trace().attemptEnds(send, took(moment), null, failure.cause());
    }
    if (act instanceof Step.Authorize<?> authorize) {
      authorize.trace().authorized(took(moment), authorize.rejected() != null, false);
    }
    return new Event.Broken(moment, failure);
  }

  /** It is stopped, and nobody goes on with the run. */
  void abandoned(Throwable reason) {
    if (act instanceof Step.Send<?> send) {
      send.trace().attemptEnds(send, took(port.moment()), null, reason);
    }
  }

  private Duration took(Moment moment) {
    return Duration.between(began, moment.now());
  }
}
