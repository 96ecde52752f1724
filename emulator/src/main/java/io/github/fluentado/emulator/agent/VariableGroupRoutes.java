// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.agent;

import static io.github.fluentado.emulator.server.Scope.ORGANIZATION;
import static io.github.fluentado.emulator.server.Scope.PROJECT;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.agent.VariableGroup.Place;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Pages;
import io.github.fluentado.emulator.server.Query;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.store.Counter;
import io.github.fluentado.emulator.store.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Groups of variables. */
final class VariableGroupRoutes {
  private static final int MOST = 10_000;

  private final Organization organization;
  private final Table<Integer, VariableGroup> groups;
  private final Counter ids;

  VariableGroupRoutes(World world) {
    this.organization = world.organization();
    this.groups = world.store().table();
    this.ids = world.store().counter();
  }

  /** Older clients make, change and delete groups below a project. */
  List<Route> routes() {
    String all = "distributedtask/variablegroups";
    String one = all + "/{group:int}";
    return List.of(
        Route.of("GET", all, this::list).in(PROJECT),
        Route.of("GET", one, this::get).in(PROJECT),
        Route.of("POST", all, this::add),
        Route.of("PUT", one, this::update),
        Route.of("DELETE", one, this::delete),
        Route.of("PATCH", all, this::share).in(ORGANIZATION));
  }

  private HttpAnswer list(Call call) {
    Project project = organization.requiredProject(call);
    Query query = call.query();
    ActionFilter.check(query);
    List<Integer> wanted = query.numbers("groupIds");
    String name = query.text("groupName").orElse("*");
    String order = ActionFilter.word(query, "queryOrder", "idDescending", "idAscending");
    Comparator<VariableGroup> ascending = Comparator.comparingInt(VariableGroup::id);
    List<VariableGroup> found =
        groups.stream()
            .filter(group -> group.isIn(project.id()))
            .filter(group -> wanted.isEmpty() || wanted.contains(group.id()))
            .filter(group -> PoolRoutes.matches(place(group, project).name(), name))
            .sorted(order.equals("idAscending") ? ascending : ascending.reversed())
            .toList();
    return Pages.after(found, query, MOST, group -> "" + group.id(), group -> json(group, project));
  }

  /** Null, and no refusal, when there is none: that is how the service is. */
  private HttpAnswer get(Call call) {
    Project project = organization.requiredProject(call);
    return groups
        .find(call.number("group"))
        .filter(group -> group.isIn(project.id()))
        .map(group -> Answers.ok(json(group, project)))
        .orElseGet(() -> Answers.ok(Json.of(null)));
  }

  private VariableGroup existing(int id) {
    return groups
        .find(id)
        .orElseThrow(
            () ->
                AgentErrors.of(
                    404,
                    "VariableGroupNotFoundException",
                    "There is no variable group " + id + "."));
  }

  private HttpAnswer add(Call call) {
    return save(call, ids.next(), null);
  }

  private HttpAnswer update(Call call) {
    VariableGroup old = existing(call.number("group"));
    return save(call, old.id(), old);
  }

  private HttpAnswer save(Call call, int id, @Nullable VariableGroup old) {
    JsonObject body = call.object();
    List<Place> places = places(call, body);
    places.forEach(place -> refuseTaken(place, id));
    String type = Json.string(body, "type");
    Instant now = organization.now();
    VariableGroup made =
        new VariableGroup(
            id,
            type == null ? "Vsts" : type,
            Json.member(body, "providerData") instanceof JsonObject data ? data.deepCopy() : null,
            VariableGroup.kept(
                Json.member(body, "variables") instanceof JsonObject given
                    ? given
                    : new JsonObject()),
            places,
            old == null ? organization.me() : old.creator(),
            old == null ? now : old.created(),
            organization.me(),
            now);
    groups.put(id, made);
    return Answers.ok(json(made, organization.project(places.get(0).project().toString())));
  }

  private List<Place> places(Call call, JsonObject body) {
    String name = Json.string(body, "name");
    if (name == null || name.isBlank()) {
      throw AgentErrors.missing("group.Name");
    }
    String text = Json.string(body, "description", "");
    JsonElement given = Json.member(body, "variableGroupProjectReferences");
    if (given instanceof JsonArray references && !references.isEmpty()) {
      return places(references, name, text);
    }
    Project project =
        organization
            .project(call)
            .orElseThrow(() -> AgentErrors.missing("group.VariableGroupProjectReferences"));
    return List.of(new Place(project.id(), name, text));
  }

  private List<Place> places(JsonArray references, String name, String text) {
    List<Place> places = new ArrayList<>();
    for (JsonElement element : references) {
      if (!(element instanceof JsonObject reference)
          || !(Json.member(reference, "projectReference") instanceof JsonObject named)) {
        throw AgentErrors.missing("projectReference");
      }
      String id = Json.string(named, "id");
      String project = id == null ? Json.string(named, "name") : id;
      String own = Json.string(reference, "name");
      String description = Json.string(reference, "description");
      places.add(
          new Place(
              organization.project(project == null ? "" : project).id(),
              own == null || own.isBlank() ? name : own,
              description == null ? text : description));
    }
    return places;
  }

  private void refuseTaken(Place place, int self) {
    boolean taken =
        groups.stream()
            .filter(group -> group.id() != self)
            .flatMap(group -> group.places().stream())
            .anyMatch(
                other ->
                    other.project().equals(place.project())
                        && other.name().equalsIgnoreCase(place.name()));
    if (taken) {
      throw AgentErrors.of(
          409,
          "VariableGroupExistsException",
          "The project has a variable group named " + place.name() + " already.");
    }
  }

  private HttpAnswer delete(Call call) {
    VariableGroup group = existing(call.number("group"));
    List<String> named = call.query().list("projectIds");
    List<Project> projects =
        named.isEmpty()
            ? List.of(
                organization.project(call).orElseThrow(() -> AgentErrors.missing("projectIds")))
            : named.stream().map(organization::project).toList();
    List<Place> rest =
        group.places().stream()
            .filter(p -> projects.stream().noneMatch(gone -> gone.id().equals(p.project())))
            .toList();
    if (rest.isEmpty()) {
      groups.remove(group.id());
    } else {
      groups.put(group.id(), group.in(rest));
    }
    return Answers.none();
  }

  private HttpAnswer share(Call call) {
    int id =
        call.query()
            .number("variableGroupId")
            .orElseThrow(() -> AgentErrors.missing("variableGroupId"));
    VariableGroup group = existing(id);
    List<Place> all = new ArrayList<>(group.places());
    Place first = all.get(0);
    for (Place place : places(call.array(), first.name(), first.description())) {
      refuseTaken(place, id);
      all.removeIf(old -> old.project().equals(place.project()));
      all.add(place);
    }
    groups.put(id, group.in(all));
    return Answers.none();
  }

  private static Place place(VariableGroup group, Project project) {
    return group.places().stream()
        .filter(place -> place.project().equals(project.id()))
        .findFirst()
        .orElse(group.places().get(0));
  }

  private Doc json(VariableGroup group, Project project) {
    Place place = place(group, project);
    return Doc.of("variables", group.variables())
        .with("id", group.id())
        .with("type", group.type())
        .with("name", place.name())
        .with("description", place.description())
        .with("providerData", group.providerData())
        .with("createdBy", group.creator().json(organization.url()))
        .with("createdOn", group.created())
        .with("modifiedBy", group.changer().json(organization.url()))
        .with("modifiedOn", group.changed())
        .with("isShared", group.places().size() > 1)
        .with(
            "variableGroupProjectReferences",
            group.places().stream().flatMap(p -> reference(p).stream()).toList());
  }

  /** None for a project that is gone. */
  private Optional<Doc> reference(Place place) {
    return organization
        .find(place.project().toString())
        .map(
            project ->
                Doc.of("projectReference", Doc.of("id", project.id()).with("name", project.name()))
                    .with("name", place.name())
                    .with("description", place.description()));
  }
}
