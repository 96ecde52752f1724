// SPDX-License-Identifier: MIT
package io.github.fluentado.git;

import io.github.fluentado.client.common.TeamProjectReference;
import io.github.fluentado.client.git.GitPullRequest;
import io.github.fluentado.client.git.GitRepository;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.http.Percent;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Addresses by which work items link to what is in git. They are made of ids, so that they outlive
 * other names; a name in place of an id makes a link that leads nowhere.
 */
public final class ArtifactLinks {
  private ArtifactLinks() {}

  /**
   * A commit of a repository.
   *
   * @throws IllegalArgumentException if the repository was sent without its id or its project's
   */
  public static URI commit(GitRepository repository, CommitId commit) {
    return of("Commit", repository, Check.notNull("commit", commit).id());
  }

  /**
   * A branch of a repository.
   *
   * @throws IllegalArgumentException if the repository was sent without its id or its project's
   */
  public static URI branch(GitRepository repository, Branch branch) {
    return of("Ref", repository, "GB" + Check.notNull("branch", branch).name());
  }

  /**
   * A pull request.
   *
   * @throws IllegalArgumentException if it was sent without its number, or its repository without
   *     ids
   */
  public static URI pullRequest(GitPullRequest pullRequest) {
    Check.notNull("pullRequest", pullRequest);
    Integer id = pullRequest.pullRequestId();
    Check.that(id != null, "pullRequest", "has no pullRequestId");
    return of("PullRequestId", pullRequest.repository(), String.valueOf(id));
  }

  private static URI of(String kind, @Nullable GitRepository repository, String rest) {
    GitRepository given = Check.notNull("repository", repository);
    TeamProjectReference project = given.project();
    String projectId = project == null ? null : project.id();
    Check.that(given.id() != null, "repository", "has no id");
    Check.that(projectId != null, "repository", "has no project with an id");
    return URI.create(
        "vstfs:///Git/" + kind + "/" + Percent.encode(projectId + "/" + given.id() + "/" + rest));
  }
}
