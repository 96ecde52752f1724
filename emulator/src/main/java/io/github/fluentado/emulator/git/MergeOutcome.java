// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a merge.
 *
 * @param commit id of the commit to which the branch can be moved; null when there are conflicts
 * @param conflicts empty when there is a commit
 */
public record MergeOutcome(@Nullable String commit, List<Conflict> conflicts) {

  public MergeOutcome {
    conflicts = List.copyOf(conflicts);
  }

  /** The commit of a merge without conflicts. */
  public String made() {
    if (commit == null) {
      throw new IllegalStateException("There were conflicts: " + conflicts);
    }
    return commit;
  }
}
