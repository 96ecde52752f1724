// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.work;

import static io.github.fluentado.emulator.server.Scope.ORGANIZATION;
import static io.github.fluentado.emulator.server.Scope.PROJECT;
import static io.github.fluentado.emulator.server.Scope.TEAM_OPTIONAL;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.wit.Category;
import io.github.fluentado.emulator.wit.ItemType;
import io.github.fluentado.emulator.wit.Planning;
import io.github.fluentado.emulator.wit.Planning.Item;
import io.github.fluentado.emulator.wit.Sprints.Sprint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Backlogs: their levels, the items in them, and the order of these. */
final class BacklogRoutes {
  private static final double STEP = 1_000_000;
  private static final int MOST_RECENT = 200;

  private final Teams teams;

  BacklogRoutes(Teams teams) {
    this.teams = teams;
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "work/backlogs", this::list).in(TEAM_OPTIONAL),
        Route.of("GET", "work/backlogs/{id}", this::get).in(TEAM_OPTIONAL),
        Route.of("GET", "work/backlogs/{id}/workItems", this::items).in(TEAM_OPTIONAL),
        Route.of("GET", "work/backlogconfiguration", this::configuration).in(TEAM_OPTIONAL),
        Route.of("GET", "work/processconfiguration", this::process).in(PROJECT),
        Route.of("PATCH", "work/workitemsorder", this::reorder).in(TEAM_OPTIONAL),
        Route.of("PATCH", "work/iterations/{id}/workitemsorder", this::reorderIn).in(TEAM_OPTIONAL),
        Route.of("GET", "work/accountmyworkrecentactivity", this::recent).in(ORGANIZATION));
  }

  private TeamPlace place(Call call) {
    return teams.place(call);
  }

  private static Level level(TeamPlace place, Call call) {
    return Level.find(place.process(), call.part("id"))
        .orElseThrow(() -> WorkErrors.noBacklog(call.part("id")));
  }

  private HttpAnswer list(Call call) {
    TeamPlace place = place(call);
    return Answers.list(
        Level.all(place.process()), level -> level.json(place, teams.settings(place)));
  }

  private HttpAnswer get(Call call) {
    TeamPlace place = place(call);
    return Answers.ok(level(place, call).json(place, teams.settings(place)));
  }

  /** What is still to do, by rank. */
  private HttpAnswer items(Call call) {
    TeamPlace place = place(call);
    List<Doc> rows =
        open(place, level(place, call)).stream()
            .map(item -> Doc.of("id", item.id()).with("url", item.url()))
            .map(target -> Doc.of().withNull("rel").withNull("source").with("target", target))
            .toList();
    return Answers.ok(Doc.of("workItems", rows));
  }

  private List<Item> open(TeamPlace place, Level level) {
    List<String> types = level.types(place.process(), teams.settings(place));
    Optional<String> top = teams.backlogIteration(place).map(Sprint::path);
    return teams.items(place).stream()
        .filter(item -> types.contains(item.type()))
        .filter(item -> !List.of("Completed", "Removed").contains(item.stateCategory()))
        .filter(item -> top.filter(t -> Planning.under(item.iterationPath(), t)).isPresent())
        .toList();
  }

  private HttpAnswer configuration(Call call) {
    TeamPlace place = place(call);
    Settings settings = teams.settings(place);
    List<Doc> levels =
        Level.all(place.process()).stream().map(level -> level.json(place, settings)).toList();
    int tasks = levels.size() - 1;
    List<String> hidden =
        Level.all(place.process()).stream()
            .map(Level::id)
            .filter(id -> Boolean.FALSE.equals(settings.visibilities().get(id)))
            .toList();
    Map<String, String> fields = new LinkedHashMap<>();
    typeFields().forEach((name, field) -> fields.put(name, field[0]));
    return Answers.ok(
        Doc.of("taskBacklog", levels.get(tasks))
            .with("requirementBacklog", levels.get(tasks - 1))
            .with("portfolioBacklogs", levels.subList(0, tasks - 1))
            .with(
                "workItemTypeMappedStates",
                place.process().types().stream().map(BacklogRoutes::states).toList())
            .with("backlogFields", Doc.of("typeFields", fields))
            .with("bugsBehavior", settings.bugsBehavior())
            .with("hiddenBacklogs", hidden)
            .with("isBugsBehaviorConfigured", true)
            .with("url", place.work() + "/backlogconfiguration"));
  }

  private static Doc states(ItemType type) {
    Doc states = Doc.of();
    type.states().forEach(state -> states.with(state.name(), state.category()));
    return Doc.of("workItemTypeName", type.name()).with("states", states);
  }

  private static Map<String, String[]> typeFields() {
    Map<String, String[]> fields = new LinkedHashMap<>();
    fields.put("Order", new String[] {"Microsoft.VSTS.Common.StackRank", "Stack Rank"});
    fields.put("Effort", new String[] {"Microsoft.VSTS.Scheduling.StoryPoints", "Story Points"});
    fields.put(
        "RemainingWork",
        new String[] {"Microsoft.VSTS.Scheduling.RemainingWork", "Remaining Work"});
    fields.put("Activity", new String[] {"Microsoft.VSTS.Common.Activity", "Activity"});
    fields.put("Team", new String[] {"System.AreaPath", "Area Path"});
    return fields;
  }

  private HttpAnswer process(Call call) {
    TeamPlace place = place(call);
    Doc fields = Doc.of();
    typeFields().forEach((name, f) -> fields.with(name, Level.field(place, f[0], f[1])));
    List<Doc> levels =
        Level.all(place.process()).stream().map(level -> plain(place, level)).toList();
    int tasks = levels.size() - 1;
    Doc bugs =
        Doc.of("name", "Bugs")
            .with("referenceName", Category.BUG)
            .with(
                "workItemTypes",
                place.process().typesOf(Category.BUG).stream()
                    .map(type -> Level.type(place, type))
                    .toList());
    String url = place.organization().url() + "/" + place.project().id();
    return Answers.ok(
        Doc.of("typeFields", fields)
            .with("taskBacklog", levels.get(tasks))
            .with("requirementBacklog", levels.get(tasks - 1))
            .with("portfolioBacklogs", levels.subList(0, tasks - 1))
            .with("bugWorkItems", bugs)
            .with("url", url + "/_apis/work/processconfiguration"));
  }

  private static Doc plain(TeamPlace place, Level level) {
    List<String> types = place.process().typesOf(level.id());
    return Doc.of("name", level.name())
        .with("referenceName", level.id())
        .with("workItemTypes", types.stream().map(type -> Level.type(place, type)).toList());
  }

  private HttpAnswer reorder(Call call) {
    TeamPlace place = place(call);
    return reorder(call, teams.items(place));
  }

  private HttpAnswer reorderIn(Call call) {
    TeamPlace place = place(call);
    Sprint sprint = IterationRoutes.chosen(teams, place, call.part("id"));
    return reorder(
        call,
        teams.items(place).stream()
            .filter(item -> item.iterationPath().equals(sprint.path()))
            .toList());
  }

  /** Puts items behind one and before another; only where no room is left do others move. */
  private HttpAnswer reorder(Call call, List<Item> all) {
    JsonObject body = call.object();
    List<Integer> ids = new ArrayList<>();
    if (Json.member(body, "ids") instanceof JsonArray sent) {
      sent.forEach(id -> ids.add(Json.number(id)));
    }
    List<Integer> order = new ArrayList<>(all.stream().map(Item::id).toList());
    if (ids.isEmpty() || !order.containsAll(ids)) {
      throw WorkErrors.badArgument("ids must name items of the team's backlog.");
    }
    order.removeAll(ids);
    int at = place(order, number(body, "previousId"), number(body, "nextId"));
    order.addAll(at, ids);
    Map<Integer, Double> ranks = new LinkedHashMap<>();
    all.forEach(item -> item.rank().ifPresent(rank -> ranks.put(item.id(), rank)));
    double low = at == 0 ? 0 : ranks.getOrDefault(order.get(at - 1), Double.NaN);
    int behind = at + ids.size();
    double high =
        behind == order.size()
            ? low + STEP * (ids.size() + 1)
            : ranks.getOrDefault(order.get(behind), Double.NaN);
    boolean room = high - low > ids.size();
    List<Doc> changed = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      int id = order.get(i);
      double rank = room ? low + (high - low) * (i - at + 1) / (ids.size() + 1) : STEP * (i + 1);
      if (!room || ids.contains(id)) {
        teams.planning().rank(id, rank);
      }
      if (ids.contains(id)) {
        changed.add(Doc.of("id", id).with("order", rank));
      }
    }
    return Answers.list(changed);
  }

  private static int place(List<Integer> order, int previous, int next) {
    if (previous > 0 && order.contains(previous)) {
      return order.indexOf(previous) + 1;
    }
    if (next > 0 && order.contains(next)) {
      return order.indexOf(next);
    }
    if (previous > 0 || next > 0) {
      throw WorkErrors.badArgument("previousId and nextId must be items of the team's backlog.");
    }
    return 0;
  }

  private static int number(JsonObject body, String name) {
    JsonElement value = Json.member(body, name);
    return value == null ? 0 : Json.number(value);
  }

  /** What I changed last, newest first. */
  private HttpAnswer recent(Call call) {
    Organization organization = teams.world().organization();
    return Answers.list(
        teams.planning().items(Optional.empty()).stream()
            .filter(item -> item.changedBy().equals(organization.me()))
            .sorted(Comparator.comparing(Item::changed).thenComparing(Item::id).reversed())
            .limit(MOST_RECENT)
            .toList(),
        item -> activity(organization, item));
  }

  private static Doc activity(Organization organization, Item item) {
    return Doc.of("id", item.id())
        .with("title", item.title())
        .with("workItemType", item.type())
        .with("state", item.state())
        .with("teamProject", item.project())
        .with("assignedTo", item.assignedTo().map(p -> p.json(organization.url())).orElse(null))
        .with("changedDate", item.changed())
        .with("activityDate", item.changed())
        .with("activityType", "edited")
        .with("identityId", item.changedBy().id());
  }
}
