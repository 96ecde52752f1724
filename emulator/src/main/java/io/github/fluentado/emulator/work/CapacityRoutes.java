// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.work;

import static io.github.fluentado.emulator.server.Scope.PROJECT;
import static io.github.fluentado.emulator.server.Scope.TEAM_OPTIONAL;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.store.Table;
import io.github.fluentado.emulator.wit.Sprints.Sprint;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How much the members of a team can do in an iteration, and when they are away. */
final class CapacityRoutes {
  private record Activity(String name, double perDay) {}

  private record Away(Instant start, Instant end) {
    boolean has(Instant day) {
      return !day.isBefore(start.truncatedTo(ChronoUnit.DAYS)) && !day.isAfter(end);
    }
  }

  private record Capacity(Identity member, List<Activity> activities, List<Away> away) {
    double perDay() {
      return activities.stream().mapToDouble(Activity::perDay).sum();
    }
  }

  private final Teams teams;
  private final Table<String, List<Capacity>> capacities;
  private final Table<String, List<Away>> teamAway;

  CapacityRoutes(Teams teams) {
    this.teams = teams;
    this.capacities = teams.world().store().table();
    this.teamAway = teams.world().store().table();
  }

  List<Route> routes() {
    String one = "work/teamsettings/iterations/{id}";
    String member = one + "/capacities/{member}";
    return List.of(
        Route.of("GET", one + "/capacities", this::list).in(TEAM_OPTIONAL),
        Route.of("PUT", one + "/capacities", this::replace).in(TEAM_OPTIONAL),
        Route.of("GET", member, this::get).in(TEAM_OPTIONAL),
        Route.of("PATCH", member, this::update).in(TEAM_OPTIONAL),
        Route.of("GET", one + "/teamdaysoff", this::away).in(TEAM_OPTIONAL),
        Route.of("PATCH", one + "/teamdaysoff", this::setAway).in(TEAM_OPTIONAL),
        Route.of("GET", "work/iterations/{id}/iterationcapacities", this::totals).in(PROJECT));
  }

  private Organization organization() {
    return teams.world().organization();
  }

  private TeamPlace place(Call call) {
    return teams.place(call);
  }

  private static String key(UUID team, Sprint sprint) {
    return team + "/" + sprint.id();
  }

  private Sprint sprint(Call call) {
    return IterationRoutes.chosen(teams, place(call), call.part("id"));
  }

  private List<Capacity> of(UUID team, Sprint sprint) {
    return capacities.find(key(team, sprint)).orElse(List.of());
  }

  private HttpAnswer list(Call call) {
    TeamPlace place = place(call);
    Sprint sprint = sprint(call);
    List<Capacity> all = of(place.id(), sprint);
    return Answers.ok(
        Doc.of("teamMembers", all.stream().map(c -> json(place, sprint, c)).toList())
            .with("totalCapacityPerDay", all.stream().mapToDouble(Capacity::perDay).sum())
            .with("totalDaysOff", daysOff(place, sprint, all)));
  }

  /** Working days of the iteration on which someone of the team is away, for each one. */
  private int daysOff(TeamPlace place, Sprint sprint, List<Capacity> all) {
    List<String> working = teams.settings(place).workingDays();
    List<Away> together = teamAway.find(key(place.id(), sprint)).orElse(List.of());
    int days = 0;
    for (Instant day : sprint.days()) {
      if (working.contains(Sprint.weekday(day))) {
        boolean none = together.stream().anyMatch(away -> away.has(day));
        days +=
            (int)
                all.stream()
                    .filter(c -> none || c.away().stream().anyMatch(away -> away.has(day)))
                    .count();
      }
    }
    return days;
  }

  private HttpAnswer replace(Call call) {
    TeamPlace place = place(call);
    Sprint sprint = sprint(call);
    List<Capacity> all = new ArrayList<>();
    for (JsonElement element : call.array()) {
      if (!(element instanceof JsonObject object)
          || !(Json.member(object, "teamMember") instanceof JsonObject member)) {
        throw WorkErrors.badArgument("Each capacity must be an object with a teamMember.");
      }
      String id = Json.string(member, "id", "");
      all.add(capacity(person(id), object, null));
    }
    capacities.put(key(place.id(), sprint), List.copyOf(all));
    return Answers.list(all, capacity -> json(place, sprint, capacity));
  }

  private Identity person(String id) {
    return organization()
        .person(id)
        .orElseThrow(
            () ->
                WorkErrors.of(
                    404, "TeamMemberNotFoundException", "There is no team member '" + id + "'."));
  }

  private static Capacity capacity(Identity member, JsonObject body, @Nullable Capacity old) {
    List<Activity> activities = old == null ? List.of() : old.activities();
    if (Json.member(body, "activities") instanceof JsonArray sent) {
      activities = sent.asList().stream().map(CapacityRoutes::activity).toList();
    }
    List<Away> away = old == null ? List.of() : old.away();
    if (Json.member(body, "daysOff") instanceof JsonArray sent) {
      away = ranges(sent);
    }
    return new Capacity(member, activities, away);
  }

  private static Activity activity(JsonElement sent) {
    if (sent instanceof JsonObject object
        && Json.member(object, "capacityPerDay") instanceof JsonPrimitive number
        && number.isNumber()
        && number.getAsDouble() >= 0
        && number.getAsDouble() <= 24) {
      String name = Json.string(object, "name", "");
      return new Activity(name, number.getAsDouble());
    }
    throw WorkErrors.badArgument("An activity needs a capacityPerDay from 0 to 24.");
  }

  private static List<Away> ranges(JsonArray sent) {
    List<Away> ranges = new ArrayList<>();
    for (JsonElement range : sent) {
      if (!(range instanceof JsonObject object)) {
        throw WorkErrors.badArgument("Days off are given as objects with start and end.");
      }
      Away away = new Away(time(object, "start"), time(object, "end"));
      if (away.end().isBefore(away.start())) {
        throw WorkErrors.badArgument("Days off cannot end before they start.");
      }
      ranges.add(away);
    }
    return List.copyOf(ranges);
  }

  private static Instant time(JsonObject range, String name) {
    String text = Json.string(range, name, "");
    try {
      return OffsetDateTime.parse(text.matches(".*(Z|[+-]\\d\\d:\\d\\d)") ? text : text + "Z")
          .toInstant();
    } catch (DateTimeException e) {
      throw WorkErrors.badArgument("The " + name + " '" + text + "' is no date and time.");
    }
  }

  private Doc json(TeamPlace place, Sprint sprint, Capacity capacity) {
    List<Doc> activities =
        capacity.activities().stream()
            .map(a -> Doc.of("capacityPerDay", a.perDay()).with("name", a.name()))
            .toList();
    String url = place.iteration(sprint.id()) + "/capacities/" + capacity.member().id();
    return Doc.of("teamMember", capacity.member().json(organization().url()))
        .with("activities", activities)
        .with("daysOff", json(capacity.away()))
        .with("url", url);
  }

  private static List<Doc> json(List<Away> ranges) {
    return ranges.stream().map(r -> Doc.of("start", r.start()).with("end", r.end())).toList();
  }

  private HttpAnswer get(Call call) {
    Identity member = person(call.part("member"));
    return one(call, find(call, member).orElse(new Capacity(member, List.of(), List.of())));
  }

  private Optional<Capacity> find(Call call, Identity member) {
    return of(place(call).id(), sprint(call)).stream()
        .filter(capacity -> capacity.member().equals(member))
        .findFirst();
  }

  private HttpAnswer one(Call call, Capacity capacity) {
    TeamPlace place = place(call);
    Sprint sprint = sprint(call);
    String self = place.iteration(sprint.id()) + "/capacities/" + capacity.member().id();
    return Answers.ok(json(place, sprint, capacity).with("_links", place.links(self)));
  }

  private HttpAnswer update(Call call) {
    Identity member = person(call.part("member"));
    Optional<Capacity> old = find(call, member);
    Capacity next = capacity(member, call.object(), old.orElse(null));
    List<Capacity> all = new ArrayList<>(of(place(call).id(), sprint(call)));
    all.removeIf(capacity -> capacity.member().equals(member));
    all.add(next);
    capacities.put(key(place(call).id(), sprint(call)), List.copyOf(all));
    return one(call, next);
  }

  private HttpAnswer away(Call call) {
    TeamPlace place = place(call);
    Sprint sprint = sprint(call);
    String url = place.iteration(sprint.id()) + "/teamdaysoff";
    Doc links = place.links(url).withHref("teamIteration", place.iteration(sprint.id()));
    List<Away> ranges = teamAway.find(key(place.id(), sprint)).orElse(List.of());
    return Answers.ok(Doc.of("daysOff", json(ranges)).with("url", url).with("_links", links));
  }

  private HttpAnswer setAway(Call call) {
    if (!(Json.member(call.object(), "daysOff") instanceof JsonArray sent)) {
      throw WorkErrors.badArgument("daysOff must be an array.");
    }
    teamAway.put(key(place(call).id(), sprint(call)), ranges(sent));
    return away(call);
  }

  /** Of all teams that have chosen the iteration. */
  private HttpAnswer totals(Call call) {
    Project project = organization().requiredProject(call);
    TeamPlace any = teams.place(project, project.teams().get(0));
    Sprint sprint = IterationRoutes.sprint(teams, any, call.part("id"));
    List<Doc> rows = new ArrayList<>();
    double perDay = 0;
    int daysOff = 0;
    for (Project.Team team : project.teams()) {
      if (teams.sprints().of(project, team.id()).contains(sprint)) {
        List<Capacity> all = of(team.id(), sprint);
        double teamPerDay = all.stream().mapToDouble(Capacity::perDay).sum();
        int teamDays = daysOff(teams.place(project, team), sprint, all);
        rows.add(
            Doc.of("teamId", team.id())
                .with("teamCapacityPerDay", teamPerDay)
                .with("teamTotalDaysOff", teamDays));
        perDay += teamPerDay;
        daysOff += teamDays;
      }
    }
    return Answers.ok(
        Doc.of("teams", rows)
            .with("totalIterationCapacityPerDay", perDay)
            .with("totalIterationDaysOff", daysOff));
  }
}
