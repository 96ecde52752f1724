// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.wire;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Whether a request leaves, decided once and for all by whoever comes first: the one who sends it,
 * or the one who gives it up. So what is told as never sent is not sent a moment later.
 */
public final class Departure {
  private enum State {
    WAITING,
    LEFT,
    STAYS
  }

  private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

  /** It is about to leave; false if it must not. May be asked again. */
  public boolean leave() {
    state.compareAndSet(State.WAITING, State.LEFT);
    return left();
  }

  /** It is given up; false if it has left. */
  public boolean stay() {
    state.compareAndSet(State.WAITING, State.STAYS);
    return !left();
  }

  public boolean left() {
    return state.get() == State.LEFT;
  }
}
