// SPDX-License-Identifier: MIT
package io.github.fluentado.pullrequests;

import io.github.fluentado.client.git.GitPullRequestStatus;
import io.github.fluentado.client.git.GitStatusContext;
import io.github.fluentado.client.git.GitStatusState;
import io.github.fluentado.client.git.PullRequestStatusesApi;
import io.github.fluentado.core.CallOptions;
import io.github.fluentado.core.CallRequest;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.exchange.Exchange;

/**
 * Posts a status for a pull request, or for one of its iterations. Each post stands beside the
 * earlier ones; the latest of a genre and name counts.
 */
public final class PostPullRequestStatus
    extends CallRequest<GitPullRequestStatus, PostPullRequestStatus> {
  private final Place place;
  private final GitPullRequestStatus status;
  private final CallOptions own;

  private PostPullRequestStatus(Place place, GitPullRequestStatus status, CallOptions own) {
    this.place = place;
    this.status = status;
    this.own = own;
  }

  static PostPullRequestStatus of(Place place, String genre, String name, GitStatusState state) {
    GitStatusContext context =
        new GitStatusContext().genre(Check.text("genre", genre)).name(Check.text("name", name));
    return new PostPullRequestStatus(
        place,
        new GitPullRequestStatus().context(context).state(Check.notNull("state", state)),
        CallOptions.none());
  }

  private PostPullRequestStatus with(GitPullRequestStatus other) {
    return new PostPullRequestStatus(place, other, own);
  }

  /** A short text that is shown beside the state. */
  public PostPullRequestStatus description(String description) {
    return with(status.description(Check.notNull("description", description)));
  }

  /** Where a click on the status leads. */
  public PostPullRequestStatus targetUrl(String url) {
    return with(status.targetUrl(Check.text("url", url)));
  }

  /** Of one iteration alone: it says nothing of what is pushed after that. */
  public PostPullRequestStatus iteration(int iteration) {
    return with(status.iterationId(Check.positive("iteration", iteration)));
  }

  @Override
  public PostPullRequestStatus with(CallOptions more) {
    return new PostPullRequestStatus(place, status, own.under(Check.notNull("options", more)));
  }

  @SuppressWarnings("exports")
  @Override
  public Exchange<GitPullRequestStatus> start(CallOptions options) {
    return new PullRequestStatusesApi(place.connection())
        .create(place.repository(), place.id(), status)
        .start(own.under(options));
  }

  /** The pull request. */
  @Override
  public String toString() {
    return "PostPullRequestStatus[" + place + "]";
  }
}
