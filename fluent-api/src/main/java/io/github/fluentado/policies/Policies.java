// SPDX-License-Identifier: MIT
package io.github.fluentado.policies;

import io.github.fluentado.client.common.PolicyConfiguration;
import io.github.fluentado.client.common.TeamProjectReference;
import io.github.fluentado.client.git.GitPullRequest;
import io.github.fluentado.client.git.GitRepository;
import io.github.fluentado.client.git.PolicyConfigurationsApi;
import io.github.fluentado.client.policy.ConfigurationsApi;
import io.github.fluentado.client.policy.EvaluationsApi;
import io.github.fluentado.client.policy.TypesApi;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.git.Branch;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * The door to the policies of a project. Sends nothing itself.
 *
 * <pre>{@code
 * ado.project("web").policies()
 *     .ensure(BranchPolicy.minimumReviewers(2).on(Branch.of("main")))
 *     .execute();
 * }</pre>
 */
public final class Policies {
  private final Connection connection;

  private Policies(Connection connection) {
    this.connection = connection;
  }

  /** Of the project that the connection is a view of. */
  public static Policies of(Connection connection) {
    return new Policies(Check.notNull("connection", connection));
  }

  /** All policies of all repositories. */
  public ConfigurationsApi.List list() {
    return new ConfigurationsApi(connection).list();
  }

  /** Those for pull requests into a branch, those for all repositories included. */
  public PolicyConfigurationsApi.List list(UUID repository, Branch branch) {
    return new PolicyConfigurationsApi(connection)
        .list()
        .repositoryId(Check.notNull("repository", repository).toString())
        .refName(Check.notNull("branch", branch).ref());
  }

  /** The kinds of policies that the service has. */
  public TypesApi.List types() {
    return new TypesApi(connection).list();
  }

  public ConfigurationsApi.Get get(int id) {
    return new ConfigurationsApi(connection).get(Check.positive("id", id));
  }

  /** One more, though there be one of its kind already; see {@link #ensure}. */
  public ConfigurationsApi.Create create(Policy<?> policy) {
    return new ConfigurationsApi(connection)
        .create(Check.notNull("policy", policy).configuration());
  }

  /** In place of the one of that number. */
  public ConfigurationsApi.Update replace(int id, Policy<?> policy) {
    return new ConfigurationsApi(connection)
        .update(Check.positive("id", id), Check.notNull("policy", policy).configuration());
  }

  /**
   * Makes a policy, or changes the one that is for exactly the same branches and about the same
   * thing: the build, the status, the files. Sends no change if it is as wanted; settings that are
   * not said stay. Two that run at the same time may both find none.
   */
  public Call<PolicyConfiguration> ensure(Policy<?> policy) {
    return EnsuredPolicy.of(connection, Check.notNull("policy", policy));
  }

  /**
   * Reads one, and writes what the function makes of it, which is no request if that is the same.
   * The service takes the last one that is written: a change of somebody else in between is lost.
   */
  public Call<PolicyConfiguration> update(int id, UnaryOperator<PolicyConfiguration> change) {
    Check.notNull("change", change);
    return get(id)
        .then(
            found -> {
              PolicyConfiguration wanted = Check.notNull("the changed one", change.apply(found));
              return wanted.equals(found)
                  ? Call.of(found)
                  : new ConfigurationsApi(connection).update(id, wanted);
            });
  }

  public ConfigurationsApi.Delete delete(int id) {
    return new ConfigurationsApi(connection).delete(Check.positive("id", id));
  }

  /**
   * What the policies say of a pull request.
   *
   * @param pullRequest as it was read
   * @throws IllegalArgumentException if it was sent without its number, or its project without id
   */
  public EvaluationsApi.List evaluations(GitPullRequest pullRequest) {
    Check.notNull("pullRequest", pullRequest);
    GitRepository repository = pullRequest.repository();
    TeamProjectReference project = repository == null ? null : repository.project();
    String projectId = project == null ? null : project.id();
    Check.that(projectId != null, "pullRequest", "has no project with an id");
    Check.that(pullRequest.pullRequestId() != null, "pullRequest", "has no pullRequestId");
    return new EvaluationsApi(connection)
        .list("vstfs:///CodeReview/CodeReviewId/" + projectId + "/" + pullRequest.pullRequestId());
  }

  /** Has a policy look again: queues the build of a build policy. */
  public EvaluationsApi.Requeue requeue(UUID evaluation) {
    return new EvaluationsApi(connection)
        .requeue(Check.notNull("evaluation", evaluation).toString());
  }
}
