// SPDX-License-Identifier: MIT
package io.github.fluentado.teams;

import io.github.fluentado.boards.Boards;
import io.github.fluentado.client.core.TeamsApi;
import io.github.fluentado.client.core.WebApiTeam;
import io.github.fluentado.client.work.CapacitiesApi;
import io.github.fluentado.client.work.IterationsApi;
import io.github.fluentado.client.work.TeamFieldValuesApi;
import io.github.fluentado.client.work.TeamSettingsApi;
import io.github.fluentado.client.work.TeamSettingsIteration;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.error.Check;
import java.util.Optional;
import java.util.UUID;

/** The door to the teams of a project, their iterations and boards. */
public final class Teams {
  private final Connection connection;
  private final String project;

  private Teams(Connection connection, String project) {
    this.connection = connection;
    this.project = project;
  }

  /** Of the project that the connection is a view of. */
  public static Teams of(Connection connection) {
    String project =
        Check.notNull("connection", connection)
            .place("project")
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "project is not known here: take project(\"…\").teams()"));
    return new Teams(connection, project);
  }

  public TeamsApi.List list() {
    return new TeamsApi(connection).list(project);
  }

  public TeamsApi.Create create(String name) {
    return new TeamsApi(connection)
        .create(project, new WebApiTeam().name(Check.text("name", name)));
  }

  /** The door to one team, by name or id. */
  public One team(String nameOrId) {
    String team = Check.segment("nameOrId", nameOrId);
    return new One(connection.in("team", team), project, team);
  }

  /**
   * The sprint that the project's own team is in. Absent outside of its sprints; the service goes
   * by the team's time.
   */
  public Call<Optional<TeamSettingsIteration>> currentSprint() {
    return current(connection);
  }

  private static Call<Optional<TeamSettingsIteration>> current(Connection connection) {
    return new IterationsApi(connection)
        .list()
        .timeframe("current")
        .map(found -> found.stream().findFirst());
  }

  /** One team. */
  public static final class One {
    private final Connection connection;
    private final String project;
    private final String team;

    private One(Connection connection, String project, String team) {
      this.connection = connection;
      this.project = project;
      this.team = team;
    }

    public TeamsApi.Get get() {
      return new TeamsApi(connection).get(project, team);
    }

    public TeamsApi.ListMembers members() {
      return new TeamsApi(connection).listMembers(project, team);
    }

    /** Changes name or description: what is given. */
    public TeamsApi.Update update(WebApiTeam change) {
      return new TeamsApi(connection).update(project, team, Check.notNull("change", change));
    }

    public TeamsApi.Delete delete() {
      return new TeamsApi(connection).delete(project, team);
    }

    /** The iterations that it has chosen for itself, in the order of their dates. */
    public IterationsApi.List iterations() {
      return new IterationsApi(connection).list();
    }

    /** The sprint that it is in; absent outside of its sprints. */
    public Call<Optional<TeamSettingsIteration>> currentSprint() {
      return current(connection);
    }

    /** The work items in one of its iterations, with how they belong together. */
    public IterationsApi.GetWorkItems workItems(UUID iteration) {
      return new IterationsApi(connection)
          .getWorkItems(Check.notNull("iteration", iteration).toString());
    }

    /** Who works how much in an iteration. */
    public CapacitiesApi.List capacities(UUID iteration) {
      return new CapacitiesApi(connection).list(Check.notNull("iteration", iteration).toString());
    }

    /** The areas that belong to it. */
    public TeamFieldValuesApi.Get areas() {
      return new TeamFieldValuesApi(connection).get();
    }

    public TeamSettingsApi.Get settings() {
      return new TeamSettingsApi(connection).get();
    }

    public Boards boards() {
      return Boards.of(connection);
    }

    /** The name or id that it was asked for by. */
    @Override
    public String toString() {
      return "Team[" + team + "]";
    }
  }
}
