// SPDX-License-Identifier: MIT
package io.github.fluentado;

import io.github.fluentado.boards.Boards;
import io.github.fluentado.builds.Builds;
import io.github.fluentado.core.CallOptions;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.operation.Api;
import io.github.fluentado.core.operation.RawRequest;
import io.github.fluentado.endpoints.ServiceEndpoints;
import io.github.fluentado.git.Repositories;
import io.github.fluentado.governance.Governance;
import io.github.fluentado.packages.Feed;
import io.github.fluentado.pipelines.Pipelines;
import io.github.fluentado.policies.Policies;
import io.github.fluentado.pullrequests.AllPullRequests;
import io.github.fluentado.releases.Releases;
import io.github.fluentado.servicehooks.ServiceHooks;
import io.github.fluentado.teams.Teams;
import io.github.fluentado.tests.TestRuns;
import io.github.fluentado.variables.VariableGroups;
import io.github.fluentado.wiki.Wikis;
import io.github.fluentado.workitems.WorkItems;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The door to a project. Does nothing itself, not even look whether there is such a project. */
public final class Project {
  private final Connection connection;
  private final String name;

  Project(Connection connection, String name) {
    this.name = Check.segment("project", name);
    this.connection = connection.in("project", name);
  }

  /** The name or id that it was asked for by. */
  public String name() {
    return name;
  }

  /** The boards of the project's own team; {@link #teams} leads to those of others. */
  public Boards boards() {
    return Boards.of(connection);
  }

  public Builds builds() {
    return Builds.of(connection);
  }

  /** Connections to services outside. */
  public ServiceEndpoints endpoints() {
    return ServiceEndpoints.of(connection);
  }

  /** The door to the files of the packages in one of its feeds, by name or id. */
  public Feed feed(String nameOrId) {
    return Feed.of(connection, nameOrId);
  }

  public Governance governance() {
    return Governance.of(connection);
  }

  public Pipelines pipelines() {
    return Pipelines.of(connection);
  }

  /** Who is told of what happens in this project. */
  public ServiceHooks serviceHooks() {
    return ServiceHooks.of(connection);
  }

  public Teams teams() {
    return Teams.of(connection);
  }

  public TestRuns testRuns() {
    return TestRuns.of(connection);
  }

  public VariableGroups variableGroups() {
    return VariableGroups.of(connection);
  }

  /** What is asked of branches and repositories. */
  public Policies policies() {
    return Policies.of(connection);
  }

  /** Pull requests of all its repositories. */
  public AllPullRequests pullRequests() {
    return AllPullRequests.of(connection);
  }

  /** Its git repositories. */
  public Repositories repositories() {
    return Repositories.of(connection);
  }

  /** The door to one git repository, by name or id. */
  public Repositories.One repository(String nameOrId) {
    return repositories().repository(nameOrId);
  }

  /** Releases of the classic kind; those of YAML are {@link #builds}. */
  public Releases releases() {
    return Releases.of(connection);
  }

  public Wikis wikis() {
    return Wikis.of(connection);
  }

  public WorkItems workItems() {
    return WorkItems.of(connection);
  }

  /** A view whose calls have these options; see {@link AzureDevOps#with}. */
  public Project with(UnaryOperator<CallOptions> change) {
    return new Project(connection.with(change), name);
  }

  /**
   * The generated operations of a group, within this project: it is filled in where a route has
   * place for one, and need not be given to methods that take it.
   *
   * @throws IllegalArgumentException if the class has no public constructor that takes a {@link
   *     Connection}, as the generated ones have
   */
  public <A extends Api> A raw(Class<A> api) {
    return Raw.of(connection, api);
  }

  /** The same without reflection: {@code project.raw(WorkItemsApi::new)}. */
  public <A> A raw(Function<Connection, A> maker) {
    return Check.notNull("maker", maker).apply(connection);
  }

  /**
   * Begins a request for a route that no operation describes; {@code {project}} in it is this one.
   */
  public RawRequest request(String method, String route) {
    return RawRequest.of(connection, method, route);
  }

  @Override
  public String toString() {
    return "Project[" + name + "]";
  }
}
