// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

/**
 * One run of a call as a state machine. It decides everything that can be decided from values and
 * touches nothing: no HTTP library, clock, thread or chance. A driver feeds it events and carries
 * out its steps. Used by one thread at a time, once; it ends with {@link Step.Done} or {@link
 * Step.Failed}.
 */
public interface Exchange<T> {
  /** Takes an event and says what to do next. The first event is {@link Event.Started}. */
  Step<T> on(Event event);
}
