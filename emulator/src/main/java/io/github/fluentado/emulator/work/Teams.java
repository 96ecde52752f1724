// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.work;

import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.ProjectRoutes;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.store.Table;
import io.github.fluentado.emulator.wit.Planning;
import io.github.fluentado.emulator.wit.Planning.Item;
import io.github.fluentado.emulator.wit.Sprints;
import io.github.fluentado.emulator.wit.Sprints.Sprint;
import io.github.fluentado.emulator.wit.Tracking;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The settings of all teams, and which items are a team's. */
final class Teams {
  private final World world;
  private final Tracking tracking;
  private final Planning planning;
  private final Sprints sprints;
  private final Table<UUID, Settings> settings;

  Teams(World world, Tracking tracking) {
    this.world = world;
    this.tracking = tracking;
    this.planning = new Planning(tracking);
    this.sprints = tracking.sprints();
    this.settings = world.store().table();
  }

  /** Without a team in the URL it is the default one. */
  TeamPlace place(Call call) {
    Project project = world.organization().requiredProject(call);
    return place(
        project,
        call.team()
            .map(name -> ProjectRoutes.find(project, name))
            .orElseGet(() -> project.teams().get(0)));
  }

  TeamPlace place(Project project, Project.Team team) {
    return new TeamPlace(world.organization(), project, team, tracking.process(project));
  }

  World world() {
    return world;
  }

  Planning planning() {
    return planning;
  }

  Sprints sprints() {
    return sprints;
  }

  Settings settings(TeamPlace place) {
    return settings.find(place.id()).orElseGet(() -> Settings.usual(place.process()));
  }

  void set(TeamPlace place, Settings next) {
    settings.put(place.id(), next);
  }

  /** The areas of a team; until some are chosen, the default team has the project's top area. */
  List<Settings.Area> areas(TeamPlace place) {
    List<Settings.Area> areas = settings(place).areas();
    return areas.isEmpty() && place.isDefault()
        ? List.of(new Settings.Area(place.project().name(), false))
        : areas;
  }

  Optional<String> defaultArea(TeamPlace place) {
    String chosen = settings(place).defaultArea();
    return chosen.isEmpty()
        ? Optional.of(place.project().name()).filter(top -> place.isDefault())
        : Optional.of(chosen);
  }

  /** Empty for a team that has chosen none, unless it is the default one. */
  Optional<Sprint> backlogIteration(TeamPlace place) {
    return settings(place)
        .backlogIteration()
        .flatMap(id -> sprints.find(place.project(), id))
        .or(
            () ->
                Optional.of(place)
                    .filter(TeamPlace::isDefault)
                    .map(own -> sprints.root(own.project())));
  }

  /** The items in the team's areas, by rank. */
  List<Item> items(TeamPlace place) {
    return planning.items(Optional.of(place.project())).stream()
        .filter(item -> areas(place).stream().anyMatch(area -> isIn(item, area)))
        .toList();
  }

  private static boolean isIn(Item item, Settings.Area area) {
    return area.withChildren()
        ? Planning.under(item.areaPath(), area.path())
        : item.areaPath().equals(area.path());
  }
}
