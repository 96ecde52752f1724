// SPDX-License-Identifier: MIT
package io.github.fluentado.policies;

import io.github.fluentado.core.error.Check;
import java.util.List;
import java.util.UUID;

/** Another service must have posted a good status, anew after each push to the source branch. */
public final class StatusCheck extends BranchPolicy<StatusCheck> {
  static final String TYPE = "cbdc66da-9728-4af8-aada-9a5a32e4a226";

  StatusCheck(PolicyState state) {
    super(state);
  }

  @Override
  StatusCheck with(PolicyState other) {
    return new StatusCheck(other);
  }

  static StatusCheck of(String genre, String name) {
    return new StatusCheck(
        PolicyState.of(TYPE)
            .setting("statusGenre", Check.text("genre", genre))
            .setting("statusName", Check.text("name", name))
            .setting("authorId", (String) null)
            .setting("defaultDisplayName", (String) null)
            .setting("invalidateOnSourceUpdate", true)
            .setting("policyApplicability", (String) null));
  }

  /** Only a status that this identity has posted counts. */
  public StatusCheck postedBy(UUID identity) {
    return with(state().setting("authorId", Check.notNull("identity", identity).toString()));
  }

  public StatusCheck displayName(String name) {
    return with(state().setting("defaultDisplayName", Check.text("name", name)));
  }

  /** A status stays good after a push to the source branch. */
  public StatusCheck survivesPushes() {
    return with(state().setting("invalidateOnSourceUpdate", false));
  }

  /** It applies only once the other service has posted a first status. */
  public StatusCheck onlyOncePosted() {
    return with(state().setting("policyApplicability", 1));
  }

  /**
   * Only for changes of such files, such as {@code /src/*}; with {@code !} before it, not those.
   */
  public StatusCheck files(String... patterns) {
    return with(state().setting("filenamePatterns", List.of(patterns)));
  }
}
