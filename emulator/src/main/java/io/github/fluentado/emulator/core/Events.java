// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.core;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Carries events from the areas where things happen to those that tell of them. Listeners run at
 * once, inside the gate; an event of a request that is refused in the end is taken back with all
 * else, so a listener may only change state.
 */
public final class Events {
  private final List<Consumer<ServiceEvent>> listeners = new CopyOnWriteArrayList<>();

  public void listen(Consumer<ServiceEvent> listener) {
    listeners.add(listener);
  }

  public void publish(ServiceEvent event) {
    listeners.forEach(listener -> listener.accept(event));
  }
}
