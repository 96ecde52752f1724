// SPDX-License-Identifier: MIT
package io.github.fluentado.policies;

/** All comments must be resolved. */
public final class ResolvedComments extends BranchPolicy<ResolvedComments> {
  static final String TYPE = "c6a1889d-b943-4856-b76f-9e46bb6b0df2";

  ResolvedComments(PolicyState state) {
    super(state);
  }

  @Override
  ResolvedComments with(PolicyState other) {
    return new ResolvedComments(other);
  }
}
