// SPDX-License-Identifier: MIT
package io.github.fluentado.servicehooks;

import io.github.fluentado.core.error.Check;
import io.github.fluentado.git.Branch;
import java.util.UUID;

/** What happens to pull requests. */
public final class PullRequestFilter extends HookFilter<PullRequestFilter> {
  private static final String CREATED = "git.pullrequest.created";
  private static final String UPDATED = "git.pullrequest.updated";
  private static final String MERGED = "git.pullrequest.merged";

  PullRequestFilter(FilterState state) {
    super(state);
  }

  static PullRequestFilter of(String type) {
    return new PullRequestFilter(FilterState.of("tfs", type, "1.0"));
  }

  /** What an update changed. */
  public enum Change {
    /** The source branch has moved. */
    PUSH("PushNotification"),
    REVIEWERS("ReviewersUpdateNotification"),
    /** The pull request was completed, abandoned or activated, or its draft published. */
    STATUS("StatusUpdateNotification"),
    VOTE("ReviewerVoteNotification");

    private final String text;

    Change(String text) {
      this.text = text;
    }
  }

  /** What a merge came to. */
  public enum MergeResult {
    SUCCEEDED("Succeeded"),
    UNSUCCESSFUL("Unsuccessful"),
    CONFLICTS("Conflicts"),
    FAILURE("Failure"),
    REJECTED_BY_POLICY("RejectedByPolicy");

    private final String text;

    MergeResult(String text) {
      this.text = text;
    }
  }

  @Override
  PullRequestFilter with(FilterState other) {
    return new PullRequestFilter(other);
  }

  public PullRequestFilter repository(UUID id) {
    return set("repository", Check.notNull("id", id).toString());
  }

  /** Into this branch; the service asks for a repository with it. */
  public PullRequestFilter targetBranch(Branch branch) {
    return set("branch", Check.notNull("branch", branch).name());
  }

  /** Of members of this group. Comments cannot be filtered so. */
  public PullRequestFilter createdBy(UUID group) {
    String id = Check.notNull("group", group).toString();
    return set("pullrequestCreatedBy", id, "createdBy", CREATED, UPDATED, MERGED);
  }

  /** With this group among the reviewers. Comments cannot be filtered so. */
  public PullRequestFilter reviewer(UUID group) {
    String id = Check.notNull("group", group).toString();
    return set("pullrequestReviewersContains", id, "reviewer", CREATED, UPDATED, MERGED);
  }

  /** Updates of this kind alone. */
  public PullRequestFilter change(Change change) {
    return set("notificationType", Check.notNull("change", change).text, "change", UPDATED);
  }

  /** Tries to merge that came to this alone. */
  public PullRequestFilter mergeResult(MergeResult result) {
    return set("mergeResult", Check.notNull("result", result).text, "mergeResult", MERGED);
  }
}
