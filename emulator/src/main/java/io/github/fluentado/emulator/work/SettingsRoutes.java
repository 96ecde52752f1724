// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.work;

import static io.github.fluentado.emulator.server.Scope.TEAM_OPTIONAL;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.wit.Sprints.Sprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The settings of a team, and its areas. */
final class SettingsRoutes {
  private static final List<String> DAYS =
      List.of("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday");

  private final Teams teams;

  SettingsRoutes(Teams teams) {
    this.teams = teams;
  }

  List<Route> routes() {
    String settings = "work/teamsettings";
    return List.of(
        Route.of("GET", settings, this::get).in(TEAM_OPTIONAL),
        Route.of("PATCH", settings, this::update).in(TEAM_OPTIONAL),
        Route.of("GET", settings + "/teamfieldvalues", this::areas).in(TEAM_OPTIONAL),
        Route.of("PATCH", settings + "/teamfieldvalues", this::setAreas).in(TEAM_OPTIONAL));
  }

  private TeamPlace place(Call call) {
    return teams.place(call);
  }

  private HttpAnswer get(Call call) {
    return Answers.ok(json(place(call)));
  }

  private Doc json(TeamPlace place) {
    Settings settings = teams.settings(place);
    Optional<Sprint> start =
        settings.defaultMacro().isEmpty()
            ? settings.defaultIteration().flatMap(id -> teams.sprints().find(place.project(), id))
            : teams.sprints().current(place.project(), place.id(), 0);
    Optional<Sprint> top = teams.backlogIteration(place);
    Doc links =
        place
            .links(place.settings())
            .withHref("teamFieldValues", place.settings() + "/teamfieldvalues")
            .with("classificationNode", nodes(place, top, start));
    Doc none = Doc.of("id", new UUID(0, 0));
    return Doc.of("backlogIteration", top.map(sprint -> reference(place, sprint)).orElse(none))
        .with("bugsBehavior", settings.bugsBehavior())
        .with("workingDays", settings.workingDays())
        .with("backlogVisibilities", settings.visibilities())
        .with("defaultIteration", Json.of(start.map(s -> reference(place, s)).orElse(null)))
        .with(
            "defaultIterationMacro",
            Json.of(settings.defaultMacro().isEmpty() ? null : settings.defaultMacro()))
        .with("url", place.settings())
        .with("_links", links);
  }

  /** One link or, where the default iteration is known, too, a list of two; null for none. */
  private static @Nullable Object nodes(
      TeamPlace place, Optional<Sprint> top, Optional<Sprint> start) {
    List<Doc> links =
        Stream.of(top, start)
            .flatMap(Optional::stream)
            .map(sprint -> Doc.of("href", place.node(sprint)))
            .toList();
    return links.isEmpty() ? null : links.size() == 1 ? links.get(0) : links;
  }

  /** Here, and only here, paths leave out the project. */
  private static Doc reference(TeamPlace place, Sprint sprint) {
    int project = sprint.path().indexOf('\\');
    return Doc.of("id", sprint.id())
        .with("name", sprint.name())
        .with("path", project < 0 ? "" : sprint.path().substring(project))
        .with("url", place.node(sprint));
  }

  private HttpAnswer update(Call call) {
    TeamPlace place = place(call);
    JsonObject body = call.object();
    Settings old = teams.settings(place);
    String macro = Json.string(body, "defaultIterationMacro");
    String start = Json.string(body, "defaultIteration");
    if (macro != null && !macro.isEmpty() && !macro.toLowerCase(Locale.ROOT).startsWith("@cur")) {
      throw WorkErrors.badArgument("There is no iteration macro '" + macro + "'.");
    }
    boolean byId = start != null && (macro == null || macro.isEmpty());
    Settings next =
        new Settings(
            bugs(Json.string(body, "bugsBehavior"), old),
            days(Json.member(body, "workingDays"), old),
            visibilities(Json.member(body, "backlogVisibilities"), old),
            iteration(place, Json.string(body, "backlogIteration")).or(old::backlogIteration),
            byId ? iteration(place, start) : old.defaultIteration(),
            byId ? "" : macro == null ? old.defaultMacro() : "@currentIteration",
            old.areas(),
            old.defaultArea());
    teams.set(place, next);
    return Answers.ok(json(place));
  }

  private static String bugs(@Nullable String sent, Settings old) {
    if (sent == null) {
      return old.bugsBehavior();
    }
    return List.of("off", "asRequirements", "asTasks").stream()
        .filter(sent::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(
            () -> WorkErrors.badArgument("bugsBehavior is off, asRequirements or asTasks."));
  }

  private static List<String> days(@Nullable JsonElement sent, Settings old) {
    if (!(sent instanceof JsonArray array)) {
      return old.workingDays();
    }
    List<String> days = new ArrayList<>();
    for (JsonElement day : array) {
      String name = Json.scalar(day).toLowerCase(Locale.ROOT);
      if (!DAYS.contains(name)) {
        throw WorkErrors.badArgument("There is no day '" + name + "'.");
      }
      days.add(name);
    }
    return days;
  }

  private static Map<String, Boolean> visibilities(@Nullable JsonElement sent, Settings old) {
    Map<String, Boolean> all = new TreeMap<>(old.visibilities());
    if (sent instanceof JsonObject object) {
      for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
        if (!old.visibilities().containsKey(entry.getKey())) {
          throw WorkErrors.noBacklog(entry.getKey());
        }
        all.put(entry.getKey(), Json.scalar(entry.getValue()).equalsIgnoreCase("true"));
      }
    }
    return all;
  }

  private Optional<UUID> iteration(TeamPlace place, @Nullable String id) {
    return id == null
        ? Optional.empty()
        : Optional.of(IterationRoutes.sprint(teams, place, id).id());
  }

  private HttpAnswer areas(Call call) {
    return Answers.ok(areasJson(place(call)));
  }

  private Doc areasJson(TeamPlace place) {
    String url = place.settings() + "/teamfieldvalues";
    String fields = place.organization().url() + "/_apis/wit/fields/System.AreaPath";
    Doc links = place.links(url);
    links.withHref("areaPathClassificationNodes", place.wit() + "/classificationNodes/Areas");
    return Doc.of("field", Doc.of("referenceName", "System.AreaPath").with("url", fields))
        .with("defaultValue", Json.of(teams.defaultArea(place).orElse(null)))
        .with("values", teams.areas(place).stream().map(SettingsRoutes::json).toList())
        .with("url", url)
        .with("_links", links);
  }

  private static Doc json(Settings.Area area) {
    return Doc.of("value", area.path()).with("includeChildren", area.withChildren());
  }

  private HttpAnswer setAreas(Call call) {
    TeamPlace place = place(call);
    JsonObject body = call.object();
    List<Settings.Area> areas = new ArrayList<>();
    if (Json.member(body, "values") instanceof JsonArray values) {
      for (JsonElement value : values) {
        if (!(value instanceof JsonObject object)) {
          throw WorkErrors.badArgument("Each value must be an object.");
        }
        String path = area(place, Json.string(object, "value"));
        areas.add(new Settings.Area(path, Json.flag(object, "includeChildren")));
      }
    }
    if (Json.member(body, "defaultValue") == null) {
      throw WorkErrors.noDefaultArea();
    }
    String main = area(place, Json.string(body, "defaultValue"));
    if (areas.stream().noneMatch(area -> area.path().equals(main))) {
      throw WorkErrors.badArgument("The default value must be one of the values.");
    }
    teams.set(place, teams.settings(place).inAreas(areas, main));
    return Answers.ok(areasJson(place));
  }

  private String area(TeamPlace place, @Nullable String path) {
    return Optional.ofNullable(path)
        .flatMap(teams.planning()::area)
        .filter(known -> known.split("\\\\", 2)[0].equals(place.project().name()))
        .orElseThrow(() -> WorkErrors.badArgument("There is no area '" + path + "'."));
  }
}
