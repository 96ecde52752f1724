// SPDX-License-Identifier: MIT
package io.github.fluentado.policies;

import io.github.fluentado.client.git.GitPullRequestMergeStrategy;
import io.github.fluentado.core.error.Check;
import java.util.Map;

/** Only the ways to merge that are said here are allowed. */
public final class MergeStrategies extends BranchPolicy<MergeStrategies> {
  static final String TYPE = "fa4e907d-c16b-4a4c-9dfa-4916e5d171ab";

  MergeStrategies(PolicyState state) {
    super(state);
  }

  @Override
  MergeStrategies with(PolicyState other) {
    return new MergeStrategies(other);
  }

  private static final Map<GitPullRequestMergeStrategy, String> SETTINGS =
      Map.of(
          GitPullRequestMergeStrategy.NO_FAST_FORWARD, "allowNoFastForward",
          GitPullRequestMergeStrategy.SQUASH, "allowSquash",
          GitPullRequestMergeStrategy.REBASE, "allowRebase",
          GitPullRequestMergeStrategy.REBASE_MERGE, "allowRebaseMerge");

  /** One more way. */
  public MergeStrategies allow(GitPullRequestMergeStrategy strategy) {
    String setting = SETTINGS.get(Check.notNull("strategy", strategy));
    Check.that(setting != null, "strategy", "is none that a policy knows");
    return with(state().setting(String.valueOf(setting), true));
  }
}
