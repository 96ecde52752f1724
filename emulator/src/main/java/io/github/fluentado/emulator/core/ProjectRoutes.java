// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.core;

import static io.github.fluentado.emulator.server.Scope.ORGANIZATION;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Project.State;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Query;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Projects, from the request for one until it is deleted, and back again. */
public final class ProjectRoutes implements Area {
  private static final int PAGE = 100;
  private static final List<String> STATES =
      List.of("all", "wellformed", "createpending", "deleting", "deleted", "new", "unchanged");

  private final Organization organization;
  private final Operations operations;
  private final ProjectJson json;

  public ProjectRoutes(World world, Operations operations) {
    this.organization = world.organization();
    this.operations = operations;
    this.json = new ProjectJson(organization);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.of("GET", "projects", this::list).in(ORGANIZATION),
        Route.of("POST", "projects", this::create).in(ORGANIZATION),
        Route.of("GET", "projects/{project}", this::get).in(ORGANIZATION),
        Route.of("PATCH", "projects/{project}", this::update).in(ORGANIZATION),
        Route.of("DELETE", "projects/{project}", this::delete).in(ORGANIZATION));
  }

  private HttpAnswer list(Call call) {
    Query query = call.query();
    String state = state(query.text("stateFilter").orElse("wellFormed"));
    List<Project> all =
        organization.projectsEver().stream().filter(project -> isIn(project, state)).toList();
    int skip = query.number("continuationToken").orElse(query.count("$skip", 0));
    int end = Math.min(all.size(), skip + Math.max(1, query.count("$top", PAGE)));
    List<Project> page = all.subList(Math.max(0, Math.min(skip, end)), end);
    boolean images = query.flag("getDefaultTeamImageUrl");
    HttpAnswer answer =
        Answers.list(page, project -> images ? json.withImage(project) : json.reference(project));
    return end < all.size() ? answer.with("x-ms-continuationtoken", "" + end) : answer;
  }

  private static String state(String text) {
    String state = text.toLowerCase(Locale.ROOT);
    if (!STATES.contains(state)) {
      throw ServiceException.invalidArgument(
          "The value '" + text + "' of stateFilter is not a state of projects.");
    }
    return state;
  }

  private static boolean isIn(Project project, String state) {
    return state.equals("all")
        ? project.isAlive()
        : project.state().wireName().equalsIgnoreCase(state);
  }

  private HttpAnswer get(Call call) {
    Project project = organization.project(call.part("project"));
    return Answers.ok(json.full(project, call.query().flag("includeCapabilities")));
  }

  private HttpAnswer create(Call call) {
    JsonObject body = call.object();
    String name = ProjectNames.checked(Json.string(body, "name", ""));
    if (organization.find(name).isPresent()) {
      throw ProjectNames.taken(name);
    }
    ProcessTemplate process = process(body);
    String visibility = ProjectNames.visibility(Json.string(body, "visibility", "private"));
    Project.Facts facts =
        organization.facts(
            name, Json.string(body, "description", ""), visibility, State.CREATE_PENDING);
    Project project = organization.addProject(process, facts);
    return operations.begin(() -> project.change(project.facts().in(State.WELL_FORMED)));
  }

  private ProcessTemplate process(JsonObject body) {
    JsonObject capabilities = object(body, "capabilities");
    JsonObject control = object(capabilities, "versioncontrol");
    String kind = Json.string(control, "sourceControlType", "Git");
    if (!kind.equalsIgnoreCase("Git")) {
      throw ServiceException.invalidArgument(
          "The emulator makes projects with Git only, not with '" + kind + "'.");
    }
    String id = Json.string(object(capabilities, "processTemplate"), "templateTypeId", "");
    return organization.processes().find(id).orElseThrow(() -> ProcessRoutes.missing(id));
  }

  private static JsonObject object(JsonObject body, String name) {
    if (Json.member(body, name) instanceof JsonObject object) {
      return object;
    }
    throw ServiceException.of(
        400,
        "Microsoft.TeamFoundation.Core.WebApi.InvalidProjectCreateException",
        3000,
        "The project needs the member '"
            + name
            + "': capabilities with versioncontrol.sourceControlType and"
            + " processTemplate.templateTypeId.");
  }

  private HttpAnswer update(Call call) {
    JsonObject body = call.object();
    Project project = restoring(call.part("project"), body);
    Project.Facts old = project.facts();
    String name = Json.string(body, "name", old.name());
    if (!name.equals(old.name())) {
      name = ProjectNames.checked(name);
    }
    Optional<Project> other = organization.find(name);
    if (other.isPresent() && other.get() != project) {
      throw ProjectNames.taken(name);
    }
    Project.Facts next =
        new Project.Facts(
            name,
            Json.string(body, "description", old.description()),
            Json.string(body, "abbreviation", old.abbreviation()),
            ProjectNames.visibility(Json.string(body, "visibility", old.visibility())),
            project.isAlive() ? old.state() : State.WELL_FORMED,
            old.lastUpdate(),
            old.revision());
    organization.change(project, next);
    return operations.begin(() -> {});
  }

  /** The project to update: a deleted one when it is to become well formed again. */
  private Project restoring(String nameOrId, JsonObject body) {
    Optional<Project> alive = organization.find(nameOrId);
    if (alive.isPresent() || !Json.string(body, "state", "").equalsIgnoreCase("wellFormed")) {
      return alive.orElseGet(() -> organization.project(nameOrId));
    }
    return organization.projectsEver().stream()
        .filter(project -> project.id().toString().equalsIgnoreCase(nameOrId))
        .findFirst()
        .orElseGet(() -> organization.project(nameOrId));
  }

  private HttpAnswer delete(Call call) {
    Project project = organization.project(call.part("project"));
    organization.change(project, project.facts().in(State.DELETING));
    return operations.begin(
        () -> {
          if (project.state() == State.DELETING) {
            project.change(project.facts().in(State.DELETED));
          }
        });
  }

  /** The team of a URL; refuses one that the project does not have. */
  public static Project.Team find(Project project, String nameOrId) {
    return project.team(nameOrId).orElseThrow(() -> TeamRoutes.missing(project, nameOrId));
  }
}
