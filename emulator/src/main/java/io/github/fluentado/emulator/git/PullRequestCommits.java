// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import java.util.List;
import java.util.Optional;

/** Knows what pull requests brought into their targets. */
public interface PullRequestCommits {

  /** Ids of the commits of a pull request, oldest first; empty when there is no such request. */
  Optional<List<String>> of(GitRepository repository, int pullRequestId);
}
