// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.core;

import static io.github.fluentado.emulator.server.Scope.ORGANIZATION;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.store.Counter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Teams and their members. */
public final class TeamRoutes implements Area {
  private static final String TEAM = "projects/{project}/teams/{team}";
  private static final int PAGE = 100;

  private final Organization organization;
  private final Directory directory;
  private final ProjectJson json;
  private final Counter created;

  public TeamRoutes(World world) {
    this.organization = world.organization();
    this.directory = organization.directory();
    this.json = new ProjectJson(organization);
    this.created = world.store().counter();
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.of("GET", "teams", this::listAll).in(ORGANIZATION).preview(),
        Route.of("GET", "projects/{project}/teams", this::list).in(ORGANIZATION),
        Route.of("POST", "projects/{project}/teams", this::create).in(ORGANIZATION),
        Route.of("GET", "projects/{project}/categorizedteams", this::categorized)
            .in(ORGANIZATION)
            .preview(),
        Route.of("GET", TEAM, this::get).in(ORGANIZATION),
        Route.of("PATCH", TEAM, this::update).in(ORGANIZATION),
        Route.of("DELETE", TEAM, this::delete).in(ORGANIZATION),
        Route.of("GET", TEAM + "/members", this::members).in(ORGANIZATION));
  }

  /** A team with the project that it belongs to. */
  private record Place(Project project, Project.Team team) {}

  private HttpAnswer listAll(Call call) {
    return list(organization.projects(), call);
  }

  private HttpAnswer list(Call call) {
    return list(List.of(project(call)), call);
  }

  private HttpAnswer list(List<Project> projects, Call call) {
    boolean mine = call.query().flag("$mine");
    List<Place> places =
        projects.stream()
            .flatMap(p -> p.teams().stream().map(team -> new Place(p, team)))
            .filter(place -> !mine || isMine(place.team()))
            .toList();
    return Answers.list(page(places, call), place -> full(place, call));
  }

  private HttpAnswer categorized(Call call) {
    Project project = project(call);
    List<Doc> mine = new ArrayList<>();
    List<Doc> others = new ArrayList<>();
    page(project.teams(), call)
        .forEach(team -> (isMine(team) ? mine : others).add(full(new Place(project, team), call)));
    return Answers.ok(Doc.of("myTeams", mine).with("otherReadableTeams", others));
  }

  private boolean isMine(Project.Team team) {
    return directory.allContainersOf(organization.me().id()).contains(team.id());
  }

  private HttpAnswer get(Call call) {
    return Answers.ok(full(place(call), call));
  }

  private HttpAnswer create(Call call) {
    Project project = project(call);
    JsonObject body = call.object();
    String name = ProjectNames.checkedTeam(Json.string(body, "name", ""));
    refuseTaken(project, name, Optional.empty());
    UUID id = organization.derivedId("team", project.id() + "/" + name + "/" + created.next());
    Project.Team team = new Project.Team(id, name, Json.string(body, "description", ""));
    project.addTeam(team);
    directory.addTeam(project, team);
    return Answers.json(201, full(new Place(project, team), call));
  }

  private HttpAnswer update(Call call) {
    Place place = place(call);
    JsonObject body = call.object();
    Project.Team old = place.team();
    String name = Json.string(body, "name", old.name());
    String description = Json.string(body, "description", old.description());
    refuseTaken(place.project(), ProjectNames.checkedTeam(name), Optional.of(old.id()));
    Project.Team team = new Project.Team(old.id(), name, description);
    directory.group(team.id()).ifPresent(group -> directory.change(group, name, description));
    return Answers.ok(full(new Place(place.project(), team), call));
  }

  /** A team is a group, so its name must differ from those of all groups of the project. */
  private void refuseTaken(Project project, String name, Optional<UUID> except) {
    Optional<UUID> other = directory.named(project, name).map(Group::id);
    if (other.isPresent() && !other.equals(except)) {
      throw ServiceException.of(
          409,
          "Microsoft.VisualStudio.Services.Identity.GroupCreationException",
          3000,
          "A team or group named '%s' exists already in %s.".formatted(name, project.name()));
    }
  }

  private HttpAnswer delete(Call call) {
    Place place = place(call);
    if (place.project().teams().get(0).equals(place.team())) {
      throw ServiceException.of(
          400,
          "Microsoft.Azure.Devops.Teams.Service.DefaultTeamCannotBeDeletedException",
          3000,
          "The team " + place.team().name() + " is the project's default and must stay.");
    }
    directory.remove(place.team().id());
    return Answers.none();
  }

  private HttpAnswer members(Call call) {
    UUID team = place(call).team().id();
    List<Doc> members = directory.peopleIn(team).map(person -> member(team, person)).toList();
    return Answers.list(page(members, call));
  }

  private Doc member(UUID team, Identity person) {
    Doc member = Doc.of("identity", person.json(organization.url()));
    return directory.isTeamAdmin(team, person.id()) ? member.with("isTeamAdmin", true) : member;
  }

  private Project project(Call call) {
    return organization.project(call.part("project"));
  }

  private Place place(Call call) {
    Project project = project(call);
    return new Place(project, ProjectRoutes.find(project, call.part("team")));
  }

  private Doc full(Place place, Call call) {
    return json.full(place.project(), place.team(), call.query().flag("$expandIdentity"));
  }

  private static <T> List<T> page(List<T> all, Call call) {
    int skip = call.query().count("$skip", 0);
    return all.stream().skip(skip).limit(call.query().count("$top", PAGE)).toList();
  }

  static ServiceException missing(Project project, String nameOrId) {
    return ServiceException.of(
        404,
        "Microsoft.Azure.Devops.Teams.Service.TeamNotFoundException",
        3000,
        "There is no team " + nameOrId + " in " + project.name() + ".");
  }
}
