// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.work;

import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.wit.Sprints.Sprint;
import io.github.fluentado.emulator.wit.Tracking;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Settings, iterations, capacities, backlogs and boards of teams. */
public final class WorkArea implements Area {
  private static final int SPRINT_DAYS = 14;

  private final World world;
  private final Teams teams;
  private final List<Route> routes;

  public WorkArea(World world, Tracking tracking) {
    this.world = world;
    this.teams = new Teams(world, tracking);
    this.routes =
        Stream.of(
                new SettingsRoutes(teams).routes(),
                new CapacityRoutes(teams).routes(),
                new IterationRoutes(teams).routes(),
                new BacklogRoutes(teams).routes(),
                new BoardRoutes(teams).routes())
            .flatMap(List::stream)
            .toList();
  }

  @Override
  public List<Route> routes() {
    return routes;
  }

  /** Three sprints of two weeks, of which the second is now. */
  @Override
  public Map<String, Object> seed(String name) {
    Project project = world.organization().project(name);
    Instant today = world.organization().now().truncatedTo(ChronoUnit.DAYS);
    String current = "";
    for (int i = 0; i < 3; i++) {
      Instant start = today.plus((i - 1L) * SPRINT_DAYS, ChronoUnit.DAYS);
      Instant finish = start.plus(SPRINT_DAYS - 1L, ChronoUnit.DAYS);
      Sprint sprint = teams.sprints().add(project, "Sprint " + (i + 1), start, finish);
      teams.sprints().choose(project.teams().get(0).id(), sprint.id());
      current = i == 1 ? sprint.id().toString() : current;
    }
    return Map.of("iteration", current);
  }
}
