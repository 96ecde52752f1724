// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import io.github.fluentado.emulator.core.World;

/** What tests in other packages may see of an emulator's inside. */
public final class Inside {
  private Inside() {}

  public static World world(Emulator emulator) {
    return emulator.world();
  }
}
