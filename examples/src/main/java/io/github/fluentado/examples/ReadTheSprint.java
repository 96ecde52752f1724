// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static java.util.Objects.requireNonNull;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.client.core.WebApiTeam;
import io.github.fluentado.client.work.BoardReference;
import io.github.fluentado.client.work.TeamSettingsIteration;
import io.github.fluentado.teams.Teams;
import java.io.PrintStream;
import java.util.Optional;
import java.util.UUID;

/** Tells what a team has in its sprint, and how its boards look. */
final class ReadTheSprint implements Example {
  public static void main(String... args) throws Exception {
    Example.main(new ReadTheSprint(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception {
    Teams teams = ado.project(project).teams();

    for (WebApiTeam found : teams.list().limit(1)) {
      Teams.One team = teams.team(requireNonNull(found.name()));
      Optional<TeamSettingsIteration> sprint = team.currentSprint().execute();
      if (sprint.isPresent()) {
        UUID iteration = UUID.fromString(requireNonNull(sprint.get().id()));
        int items = requireNonNull(team.workItems(iteration).execute().workItemRelations()).size();
        out.println(sprint.get().name() + ": " + items + " work items");
      }
      for (BoardReference board : team.boards().list().execute()) {
        team.boards()
            .columns(requireNonNull(board.name()))
            .execute()
            .forEach(column -> out.println(board.name() + ": " + column.name()));
      }
    }
  }
}
