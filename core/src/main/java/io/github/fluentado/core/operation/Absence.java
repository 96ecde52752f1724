// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.exchange.Event;
import io.github.fluentado.core.exchange.Exchange;
import io.github.fluentado.core.exchange.Step;

/** An exchange for which "there is no such thing" is an answer, and not a failure. */
record Absence<T>(Exchange<T> exchange, T absent) implements Exchange<T> {
  @Override
  public Step<T> on(Event event) {
    Step<T> step = exchange.on(event);
    return step instanceof Step.Failed<T> failed && failed.error().kind() == ErrorKind.NOT_FOUND
        ? new Step.Done<>(absent)
        : step;
  }
}
