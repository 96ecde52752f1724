// SPDX-License-Identifier: MIT
package io.github.fluentado.pullrequests;

import io.github.fluentado.client.git.GitCommitRef;
import io.github.fluentado.client.git.GitPullRequest;
import io.github.fluentado.client.git.GitPullRequestCompletionOptions;
import io.github.fluentado.client.git.GitPullRequestMergeStrategy;
import io.github.fluentado.client.git.PullRequestAsyncStatus;
import io.github.fluentado.client.git.PullRequestStatus;
import io.github.fluentado.client.git.PullRequestsApi;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.CallOptions;
import io.github.fluentado.core.CallRequest;
import io.github.fluentado.core.Polling;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.exchange.Exchange;
import io.github.fluentado.git.CommitId;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Completes a pull request and waits for the merge, which the service makes after it has answered.
 *
 * <p>The commit that is merged is the one said by {@link #head}, else the latest one, which is read
 * right before: one more request. A push of somebody else in between and a merge that does not
 * succeed are a {@code CONFLICT}; a policy that is not met is {@code FORBIDDEN}, or a {@code
 * CONFLICT} if the service notices it only when it merges. The result is the pull request as it is
 * then.
 */
public final class CompletePullRequest extends CallRequest<GitPullRequest, CompletePullRequest> {
  private static final Polling PATIENT =
      Polling.backoff(Duration.ofMillis(500), Duration.ofSeconds(10))
          .within(Duration.ofMinutes(10));
  private static final Set<PullRequestAsyncStatus> REFUSED =
      Set.of(
          PullRequestAsyncStatus.CONFLICTS,
          PullRequestAsyncStatus.FAILURE,
          PullRequestAsyncStatus.REJECTED_BY_POLICY);

  private final Place place;
  private final GitPullRequestCompletionOptions how;
  private final @Nullable CommitId head;
  private final Polling polling;
  private final CallOptions own;

  private CompletePullRequest(
      Place place,
      GitPullRequestCompletionOptions how,
      @Nullable CommitId head,
      Polling polling,
      CallOptions own) {
    this.place = place;
    this.how = how;
    this.head = head;
    this.polling = polling;
    this.own = own;
  }

  static CompletePullRequest of(Place place) {
    return new CompletePullRequest(
        place, new GitPullRequestCompletionOptions(), null, PATIENT, CallOptions.none());
  }

  private CompletePullRequest with(GitPullRequestCompletionOptions other) {
    return new CompletePullRequest(place, other, head, polling, own);
  }

  /** The commit that has been looked at and is to be merged. */
  public CompletePullRequest head(CommitId commit) {
    return new CompletePullRequest(place, how, Check.notNull("commit", commit), polling, own);
  }

  /** How it is merged; without this as the service likes, which is a merge commit. */
  public CompletePullRequest strategy(GitPullRequestMergeStrategy strategy) {
    return with(how.mergeStrategy(Check.notNull("strategy", strategy)));
  }

  /** All commits as one. */
  public CompletePullRequest squash() {
    return strategy(GitPullRequestMergeStrategy.SQUASH);
  }

  public CompletePullRequest deleteSourceBranch() {
    return with(how.deleteSourceBranch(true));
  }

  /** Moves linked work items on to their next state. */
  public CompletePullRequest transitionWorkItems() {
    return with(how.transitionWorkItems(true));
  }

  /** The message of the merge commit. */
  public CompletePullRequest message(String message) {
    return with(how.mergeCommitMessage(Check.notNull("message", message)));
  }

  /** Though policies are not met, which needs a permission of its own. */
  public CompletePullRequest bypassPolicies(String reason) {
    return with(how.bypassPolicy(true).bypassReason(Check.text("reason", reason)));
  }

  /** How often to look for the merge, and for how long. Without this, ten minutes. */
  public CompletePullRequest polling(Polling looks) {
    return new CompletePullRequest(place, how, head, Check.notNull("looks", looks), own);
  }

  @Override
  public CompletePullRequest with(CallOptions more) {
    return new CompletePullRequest(
        place, how, head, polling, own.under(Check.notNull("options", more)));
  }

  @SuppressWarnings("exports")
  @Override
  public Exchange<GitPullRequest> start(CallOptions options) {
    return completed().start(own.under(options));
  }

  private Call<GitPullRequest> completed() {
    Call<CommitId> commit = head == null ? latest() : Call.of(head);
    return commit.then(this::asked).then(this::merged).then(CompletePullRequest::judged);
  }

  private PullRequestsApi.Get get() {
    return new PullRequestsApi(place.connection()).get(place.repository(), place.id());
  }

  private Call<CommitId> latest() {
    return get()
        .then(
            found -> {
              GitCommitRef source = found.lastMergeSourceCommit();
              String id = source == null ? null : source.commitId();
              return id == null ? Call.failed(notYet(found)) : Call.of(CommitId.of(id));
            });
  }

  private Call<GitPullRequest> asked(CommitId commit) {
    return new PullRequestsApi(place.connection())
        .update(
            place.repository(),
            place.id(),
            new GitPullRequest()
                .status(PullRequestStatus.COMPLETED)
                .lastMergeSourceCommit(new GitCommitRef().commitId(commit.id()))
                .completionOptions(how));
  }

  private Call<GitPullRequest> merged(GitPullRequest answer) {
    return isSettled(answer)
        ? Call.of(answer)
        : get().until(CompletePullRequest::isSettled, polling);
  }

  private static boolean isSettled(GitPullRequest now) {
    PullRequestAsyncStatus merge = now.mergeStatus();
    if (PullRequestStatus.COMPLETED.equals(now.status())) {
      return !PullRequestAsyncStatus.QUEUED.equals(merge);
    }
    return !PullRequestStatus.ACTIVE.equals(now.status())
        || (merge != null && REFUSED.contains(merge));
  }

  private static Call<GitPullRequest> judged(GitPullRequest end) {
    return PullRequestStatus.COMPLETED.equals(end.status())
        ? Call.of(end)
        : Call.failed(refused(end));
  }

  private static AzureDevOpsException refused(GitPullRequest end) {
    String why = end.mergeFailureMessage() == null ? "" : ": " + end.mergeFailureMessage();
    String text =
        "Pull request %d was not merged: it is %s, its merge %s%s"
            .formatted(end.pullRequestId(), end.status(), end.mergeStatus(), why);
    return AzureDevOpsException.of(ErrorKind.CONFLICT, text).build();
  }

  private static AzureDevOpsException notYet(GitPullRequest found) {
    String text =
        "Pull request %d has no commit to merge: it is %s"
            .formatted(found.pullRequestId(), found.status());
    return AzureDevOpsException.of(ErrorKind.CONFLICT, text).build();
  }

  /** The pull request. */
  @Override
  public String toString() {
    return "CompletePullRequest[" + place + "]";
  }
}
