// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * Hears what a client does. Called on the thread that does it, before a wait and after an attempt;
 * must be quick and must not throw. Nothing that it hears holds a secret.
 */
@FunctionalInterface
public interface Observer {
  void on(Event event);

  /** What happened. */
  sealed interface Event {

    /**
     * A request was sent and its answer came, or not.
     *
     * @param request verb and address without secrets
     * @param attempt counts from 1
     * @param status absent if no answer came
     * @param duration from the sending to the end of the body, or of the headers for a download
     */
    record Attempt(String request, int attempt, OptionalInt status, Duration duration)
        implements Event {}

    /**
     * A wait begins.
     *
     * @param throttled whether the service asked for it
     */
    record Waiting(Duration duration, boolean throttled) implements Event {}

    /** The service told about the use of its resources. */
    record Usage(RateLimit rateLimit) implements Event {}

    /** A credential was asked for a new token, as the service refused the one it gave. */
    record TokenRefused() implements Event {}
  }
}
