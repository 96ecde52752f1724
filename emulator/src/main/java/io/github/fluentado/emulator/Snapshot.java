// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import io.github.fluentado.emulator.store.Store;

/**
 * A state of one emulator to which {@link Emulator#restore} returns, as often as wanted. It is gone
 * once an earlier one has been restored.
 */
public final class Snapshot {
  private final Service owner;
  private final Store.Mark mark;
  private final EmulatorClock.Setting clock;

  Snapshot(Service owner, Store.Mark mark, EmulatorClock.Setting clock) {
    this.owner = owner;
    this.mark = mark;
    this.clock = clock;
  }

  Service owner() {
    return owner;
  }

  Store.Mark mark() {
    return mark;
  }

  EmulatorClock.Setting clock() {
    return clock;
  }
}
