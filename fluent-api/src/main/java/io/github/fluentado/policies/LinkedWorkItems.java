// SPDX-License-Identifier: MIT
package io.github.fluentado.policies;

/** At least one work item must be linked. */
public final class LinkedWorkItems extends BranchPolicy<LinkedWorkItems> {
  static final String TYPE = "40e92b44-2fe1-4dd6-b3d8-74a9c21d0c6e";

  LinkedWorkItems(PolicyState state) {
    super(state);
  }

  @Override
  LinkedWorkItems with(PolicyState other) {
    return new LinkedWorkItems(other);
  }
}
