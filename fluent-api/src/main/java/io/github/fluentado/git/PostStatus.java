// SPDX-License-Identifier: MIT
package io.github.fluentado.git;

import io.github.fluentado.client.git.GitStatus;
import io.github.fluentado.client.git.GitStatusContext;
import io.github.fluentado.client.git.GitStatusState;
import io.github.fluentado.client.git.StatusesApi;
import io.github.fluentado.core.CallOptions;
import io.github.fluentado.core.CallRequest;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.exchange.Exchange;

/**
 * Posts a status for a commit. Each post stands beside the earlier ones; the latest of a genre and
 * name is the one that counts.
 */
public final class PostStatus extends CallRequest<GitStatus, PostStatus> {
  private final Connection connection;
  private final String repository;
  private final CommitId commit;
  private final GitStatus status;
  private final CallOptions own;

  private PostStatus(
      Connection connection,
      String repository,
      CommitId commit,
      GitStatus status,
      CallOptions own) {
    this.connection = connection;
    this.repository = repository;
    this.commit = commit;
    this.status = status;
    this.own = own;
  }

  static PostStatus of(
      Connection connection, String repository, CommitId commit, GitStatus status) {
    return new PostStatus(connection, repository, commit, status, CallOptions.none());
  }

  static GitStatus status(String genre, String name, GitStatusState state) {
    Check.notNull("state", state);
    Check.that(!state.equals(GitStatusState.NOT_SET), "state", "is notSet, which cannot be posted");
    return new GitStatus()
        .context(
            new GitStatusContext().genre(Check.text("genre", genre)).name(Check.text("name", name)))
        .state(state);
  }

  private PostStatus with(GitStatus other) {
    return new PostStatus(connection, repository, commit, other, own);
  }

  /** A short text that is shown beside the state. */
  public PostStatus description(String description) {
    return with(status.description(Check.notNull("description", description)));
  }

  /** Where a click on the status leads. */
  public PostStatus targetUrl(String url) {
    return with(status.targetUrl(Check.text("url", url)));
  }

  @Override
  public PostStatus with(CallOptions more) {
    return new PostStatus(
        connection, repository, commit, status, own.under(Check.notNull("options", more)));
  }

  @SuppressWarnings("exports")
  @Override
  public Exchange<GitStatus> start(CallOptions options) {
    return new StatusesApi(connection)
        .create(repository, commit.id(), status)
        .start(own.under(options));
  }

  /** The commit. */
  @Override
  public String toString() {
    return "PostStatus[" + commit + "]";
  }
}
