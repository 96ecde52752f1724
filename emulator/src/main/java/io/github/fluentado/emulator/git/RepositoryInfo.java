// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of a repository is not git's.
 *
 * @param defaultBranch in full; null until there is a branch
 * @param parent what it was forked from; null for no fork
 * @param deleted when it went to the recycle bin; null while it is in use
 */
record RepositoryInfo(
    UUID id,
    String name,
    UUID project,
    @Nullable String defaultBranch,
    boolean disabled,
    @Nullable UUID parent,
    Instant created,
    @Nullable Instant deleted) {

  RepositoryInfo named(String other) {
    return new RepositoryInfo(
        id, other, project, defaultBranch, disabled, parent, created, deleted);
  }

  RepositoryInfo onto(@Nullable String branch) {
    return new RepositoryInfo(id, name, project, branch, disabled, parent, created, deleted);
  }

  RepositoryInfo disabled(boolean off) {
    return new RepositoryInfo(id, name, project, defaultBranch, off, parent, created, deleted);
  }

  RepositoryInfo in(UUID other) {
    return new RepositoryInfo(id, name, other, defaultBranch, disabled, parent, created, deleted);
  }

  RepositoryInfo deleted(@Nullable Instant date) {
    return new RepositoryInfo(id, name, project, defaultBranch, disabled, parent, created, date);
  }
}
