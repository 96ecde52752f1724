// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import io.github.fluentado.emulator.service.SavedState;

/**
 * A state of one emulator to which {@link Emulator#restore} returns, as often as wanted. It is gone
 * once an earlier one has been restored.
 */
public final class Snapshot {
  private final SavedState state;

  Snapshot(SavedState state) {
    this.state = state;
  }

  SavedState state() {
    return state;
  }
}
