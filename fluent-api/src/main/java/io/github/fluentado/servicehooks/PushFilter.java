// SPDX-License-Identifier: MIT
package io.github.fluentado.servicehooks;

import io.github.fluentado.core.error.Check;
import io.github.fluentado.git.Branch;
import java.util.UUID;

/** Pushes to git repositories. */
public final class PushFilter extends HookFilter<PushFilter> {
  PushFilter(FilterState state) {
    super(state);
  }

  @Override
  PushFilter with(FilterState other) {
    return new PushFilter(other);
  }

  public PushFilter repository(UUID id) {
    return set("repository", Check.notNull("id", id).toString());
  }

  /** To this branch; the service asks for a repository with it. */
  public PushFilter branch(Branch branch) {
    return set("branch", Check.notNull("branch", branch).name());
  }

  /** By members of this group. */
  public PushFilter pushedBy(UUID group) {
    return set("pushedBy", Check.notNull("group", group).toString());
  }
}
