// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.work;

import static io.github.fluentado.emulator.server.Scope.TEAM_OPTIONAL;

import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.wit.Category;
import io.github.fluentado.emulator.wit.Planning.Item;
import io.github.fluentado.emulator.wit.Sprints.Sprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The iterations that a team has chosen, and the items in them. */
final class IterationRoutes {
  private static final String CHILD = "System.LinkTypes.Hierarchy-Forward";

  private final Teams teams;

  IterationRoutes(Teams teams) {
    this.teams = teams;
  }

  List<Route> routes() {
    String all = "work/teamsettings/iterations";
    String one = all + "/{id}";
    return List.of(
        Route.of("GET", all, this::list).in(TEAM_OPTIONAL),
        Route.of("POST", all, this::add).in(TEAM_OPTIONAL),
        Route.of("GET", one, this::get).in(TEAM_OPTIONAL),
        Route.of("DELETE", one, this::remove).in(TEAM_OPTIONAL),
        Route.of("GET", one + "/workitems", this::items).in(TEAM_OPTIONAL));
  }

  private TeamPlace place(Call call) {
    return teams.place(call);
  }

  private HttpAnswer list(Call call) {
    TeamPlace place = place(call);
    Optional<String> frame = call.query().text("$timeframe");
    if (frame.filter(text -> !text.equalsIgnoreCase("current")).isPresent()) {
      throw WorkErrors.badArgument(
          "VS403072: The only $timeframe is current, not '" + frame.get() + "'.");
    }
    List<Sprint> found =
        frame.isPresent()
            ? teams.sprints().current(place.project(), place.id(), 0).stream().toList()
            : teams.sprints().of(place.project(), place.id());
    return Answers.list(found, sprint -> json(place, sprint));
  }

  private Doc json(TeamPlace place, Sprint sprint) {
    Doc attributes =
        Doc.of("startDate", Json.of(sprint.start().orElse(null)))
            .with("finishDate", Json.of(sprint.finish().orElse(null)))
            .with("timeFrame", sprint.timeFrame(teams.world().organization().now()));
    return Doc.of("id", sprint.id())
        .with("name", sprint.name())
        .with("path", sprint.path())
        .with("attributes", attributes)
        .with("url", place.iteration(sprint.id()));
  }

  private Doc whole(TeamPlace place, Sprint sprint) {
    String url = place.iteration(sprint.id());
    Doc links =
        place
            .links(url)
            .withHref("capacity", url + "/capacities")
            .withHref("classificationNode", place.node(sprint))
            .withHref("teamDaysOff", url + "/teamdaysoff");
    return json(place, sprint).with("_links", links);
  }

  /** Any iteration of the project; refuses an id that none has. */
  static Sprint sprint(Teams teams, TeamPlace place, String id) {
    return Optional.of(id)
        .filter(text -> text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"))
        .flatMap(text -> teams.sprints().find(place.project(), UUID.fromString(text)))
        .orElseThrow(() -> WorkErrors.noIteration(id));
  }

  /** One that the team has chosen. */
  static Sprint chosen(Teams teams, TeamPlace place, String id) {
    Sprint sprint = sprint(teams, place, id);
    if (!teams.sprints().of(place.project(), place.id()).contains(sprint)) {
      throw WorkErrors.noIteration(id);
    }
    return sprint;
  }

  private HttpAnswer add(Call call) {
    TeamPlace place = place(call);
    String id = Json.string(call.object(), "id", "");
    Sprint sprint = sprint(teams, place, id);
    if (teams.backlogIteration(place).isEmpty()) {
      throw WorkErrors.noBacklogIteration();
    }
    teams.sprints().choose(place.id(), sprint.id());
    return Answers.ok(whole(place, sprint));
  }

  private HttpAnswer get(Call call) {
    TeamPlace place = place(call);
    return Answers.ok(whole(place, chosen(teams, place, call.part("id"))));
  }

  private HttpAnswer remove(Call call) {
    TeamPlace place = place(call);
    Sprint sprint = chosen(teams, place, call.part("id"));
    teams.sprints().leave(place.id(), sprint.id());
    return Answers.none();
  }

  /** Items of the sprint board: each at the top, or below its parent if that is in the sprint. */
  private HttpAnswer items(Call call) {
    TeamPlace place = place(call);
    Sprint sprint = chosen(teams, place, call.part("id"));
    List<Item> items =
        teams.items(place).stream()
            .filter(item -> item.iterationPath().equals(sprint.path()))
            .filter(item -> isPlanned(place, item.type()))
            .toList();
    List<Doc> rows = new ArrayList<>();
    for (Item item : items) {
      if (parent(item, items).isEmpty()) {
        rows.add(Doc.of().withNull("rel").withNull("source").with("target", reference(item)));
        addBelow(item, items, rows);
      }
    }
    String url = place.iteration(sprint.id());
    Doc links = Doc.of().withHref("self", url + "/workitems").withHref("iteration", url);
    return Answers.ok(
        Doc.of("workItemRelations", rows).with("url", url + "/workitems").with("_links", links));
  }

  private static boolean isPlanned(TeamPlace place, String type) {
    return List.of(Category.REQUIREMENT, Category.TASK, Category.BUG).stream()
        .anyMatch(name -> place.process().typesOf(name).contains(type));
  }

  private static Optional<Item> parent(Item item, List<Item> all) {
    return item.parent().flatMap(id -> all.stream().filter(other -> other.id() == id).findFirst());
  }

  private static void addBelow(Item above, List<Item> all, List<Doc> rows) {
    for (Item item : all) {
      if (item.parent().filter(id -> id == above.id()).isPresent()) {
        rows.add(
            Doc.of("rel", CHILD).with("source", reference(above)).with("target", reference(item)));
        addBelow(item, all, rows);
      }
    }
  }

  private static Doc reference(Item item) {
    return Doc.of("id", item.id()).with("url", item.url());
  }
}
