// SPDX-License-Identifier: MIT
package io.github.fluentado.pullrequests;

import io.github.fluentado.client.common.TeamProjectReference;
import io.github.fluentado.client.git.GitPullRequest;
import io.github.fluentado.client.git.GitRepository;
import io.github.fluentado.client.git.PullRequestsApi;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.git.Branch;

/** The door to the pull requests of all repositories of a project. Sends nothing itself. */
public final class AllPullRequests {
  private final Connection connection;

  private AllPullRequests(Connection connection) {
    this.connection = connection;
  }

  /** Of the project that the connection is a view of. */
  public static AllPullRequests of(Connection connection) {
    return new AllPullRequests(Check.notNull("connection", connection));
  }

  /** The active ones, unless another status is asked for. Long descriptions come cut. */
  public PullRequestsApi.ListByProject list() {
    return new PullRequestsApi(connection).listByProject();
  }

  /** Those that lead into a branch. */
  public PullRequestsApi.ListByProject listInto(Branch target) {
    return list().targetRefName(Check.notNull("target", target).ref());
  }

  /** Those that come from a branch. */
  public PullRequestsApi.ListByProject listFrom(Branch source) {
    return list().sourceRefName(Check.notNull("source", source).ref());
  }

  /** One by its number, which no other of the organization has. */
  public PullRequestsApi.GetById get(int id) {
    return new PullRequestsApi(connection).getById(Check.positive("id", id));
  }

  /**
   * The door to one that was read: all else is asked for below its repository.
   *
   * @throws IllegalArgumentException if it was sent without its number, or its repository without
   *     ids
   */
  public PullRequests.One pullRequest(GitPullRequest known) {
    int id = Check.notNull("pullRequestId of known", Check.notNull("known", known).pullRequestId());
    GitRepository repository = Check.notNull("repository of known", known.repository());
    TeamProjectReference project = repository.project();
    String projectId = project == null ? null : project.id();
    Connection place = projectId == null ? connection : connection.in("project", projectId);
    String repositoryId = Check.text("repository id of known", repository.id());
    return PullRequests.of(place, repositoryId).pullRequest(id);
  }

  /** The door to one by its number alone. Reads where it is: one request. */
  public Call<PullRequests.One> find(int id) {
    return get(id).map(this::pullRequest);
  }
}
