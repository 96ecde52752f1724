// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import io.github.fluentado.emulator.core.Identity;
import java.time.Instant;
import java.util.List;

/**
 * Refs that were moved together.
 *
 * @param commits ids of those that no ref could reach before, newest first
 */
public record Push(
    int id, Instant date, Identity by, List<RefChange> changes, List<String> commits) {

  public Push {
    changes = List.copyOf(changes);
    commits = List.copyOf(commits);
  }
}
