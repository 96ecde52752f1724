// SPDX-License-Identifier: MIT
package io.github.fluentado.organization;

import io.github.fluentado.client.core.ProjectsApi;
import io.github.fluentado.client.core.TeamProject;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.Done;
import io.github.fluentado.core.Polling;
import io.github.fluentado.core.error.Check;
import java.util.UUID;

/**
 * The door to the projects of an organization. What makes, changes or deletes one is done by the
 * service after its answer; the calls here wait for that, holding no thread when they run without
 * waiting, and fail as {@code SERVER_ERROR} if it comes to nothing.
 */
public final class Projects {
  private final Connection connection;
  private final ProjectsApi api;

  private Projects(Connection connection) {
    this.connection = connection;
    this.api = new ProjectsApi(connection);
  }

  public static Projects of(Connection connection) {
    return new Projects(Check.notNull("connection", connection));
  }

  /** Those that the caller may see and that are whole; {@code stateFilter} asks for others. */
  public ProjectsApi.List list() {
    return api.list();
  }

  public ProjectsApi.Get get(String nameOrId) {
    return api.get(Check.segment("nameOrId", nameOrId));
  }

  /** Begins a new project, with Git, that only its members see. */
  public CreateProject create(String name) {
    return CreateProject.of(connection, Check.text("name", name));
  }

  /**
   * Changes name, description or visibility, and gives the project as it is then.
   *
   * @param change with those members only that are to change
   */
  public Call<TeamProject> update(UUID id, TeamProject change) {
    String project = Check.notNull("id", id).toString();
    return api.update(project, Check.notNull("change", change))
        .then(begun -> LongRunning.end(connection, begun, LongRunning.USUAL))
        .then(done -> api.get(project));
  }

  /** Deletes a project; for 28 days it can be brought back. */
  public Call<Done> delete(UUID id) {
    return delete(id, LongRunning.USUAL);
  }

  /** The same, looking as often and as long as said. */
  public Call<Done> delete(UUID id, Polling polling) {
    Check.notNull("polling", polling);
    return api.delete(Check.notNull("id", id).toString())
        .then(begun -> LongRunning.end(connection, begun, polling));
  }
}
