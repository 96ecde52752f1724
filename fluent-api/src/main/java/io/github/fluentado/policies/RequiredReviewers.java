// SPDX-License-Identifier: MIT
package io.github.fluentado.policies;

import io.github.fluentado.core.error.Check;
import java.util.List;
import java.util.UUID;

/** Certain reviewers must have approved. */
public final class RequiredReviewers extends BranchPolicy<RequiredReviewers> {
  static final String TYPE = "fd2167ab-b0be-447a-8ec8-39368250530e";

  RequiredReviewers(PolicyState state) {
    super(state);
  }

  @Override
  RequiredReviewers with(PolicyState other) {
    return new RequiredReviewers(other);
  }

  static RequiredReviewers of(List<UUID> identities) {
    Check.that(!identities.isEmpty(), "identities", "is empty");
    return new RequiredReviewers(
        PolicyState.of(TYPE)
            .setting("requiredReviewerIds", identities.stream().map(UUID::toString).toList())
            .setting("filenamePatterns", List.of())
            .setting("addedFilesOnly", false)
            .setting("ignoreIfSourceIsInScope", false)
            .setting("message", (String) null));
  }

  /** So many of a group are enough. */
  public RequiredReviewers minimum(int number) {
    return with(state().setting("minimumApproverCount", Check.positive("number", number)));
  }

  /** One of them who opened it need not approve it. */
  public RequiredReviewers creatorVoteCounts() {
    return with(state().setting("creatorVoteCounts", true));
  }

  /** What is said in the pull request when they are added. */
  public RequiredReviewers message(String message) {
    return with(state().setting("message", Check.notNull("message", message)));
  }

  /** Only for new files, not for changed ones. */
  public RequiredReviewers addedFilesOnly() {
    return with(state().setting("addedFilesOnly", true));
  }

  /**
   * Only for changes of such files, such as {@code /src/*}; with {@code !} before it, not those.
   */
  public RequiredReviewers files(String... patterns) {
    return with(state().setting("filenamePatterns", List.of(patterns)));
  }
}
