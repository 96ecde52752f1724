// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import io.github.fluentado.emulator.core.Identity;
import java.time.Instant;
import java.util.List;

/** Refs that were moved together. */
public record Push(int id, Instant date, Identity by, List<RefChange> changes) {

  public Push {
    changes = List.copyOf(changes);
  }
}
