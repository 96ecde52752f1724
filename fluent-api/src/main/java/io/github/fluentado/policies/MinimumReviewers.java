// SPDX-License-Identifier: MIT
package io.github.fluentado.policies;

import io.github.fluentado.core.error.Check;

/** Enough reviewers must have approved. */
public final class MinimumReviewers extends BranchPolicy<MinimumReviewers> {
  static final String TYPE = "fa4e907d-c16b-4a4c-9dfa-4906e5d171dd";

  MinimumReviewers(PolicyState state) {
    super(state);
  }

  @Override
  MinimumReviewers with(PolicyState other) {
    return new MinimumReviewers(other);
  }

  static MinimumReviewers of(int number) {
    return new MinimumReviewers(
        PolicyState.of(TYPE)
            .setting("minimumApproverCount", Check.positive("number", number))
            .setting("creatorVoteCounts", false)
            .setting("resetOnSourcePush", false));
  }

  /** Whoever opened it may approve it, too. */
  public MinimumReviewers creatorVoteCounts() {
    return with(state().setting("creatorVoteCounts", true));
  }

  /** It may be completed though somebody rejected it. */
  public MinimumReviewers allowDownvotes() {
    return with(state().setting("allowDownvotes", true));
  }

  /** A push takes all votes back. */
  public MinimumReviewers resetOnPush() {
    return with(state().setting("resetOnSourcePush", true));
  }

  /** A push takes back the votes of those who rejected it, or wait for its author. */
  public MinimumReviewers resetRejectionsOnPush() {
    return with(state().setting("resetRejectionsOnSourcePush", true));
  }

  /** Of the last iteration at least one must have approved. */
  public MinimumReviewers voteOnLastIteration() {
    return with(state().setting("requireVoteOnLastIteration", true));
  }

  /** Each iteration must have been approved by somebody. */
  public MinimumReviewers voteOnEachIteration() {
    return with(state().setting("requireVoteOnEachIteration", true));
  }

  /** Whoever pushed last may not approve that. */
  public MinimumReviewers blockLastPusher() {
    return with(state().setting("blockLastPusherVote", true));
  }
}
