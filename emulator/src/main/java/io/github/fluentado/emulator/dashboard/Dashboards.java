// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.dashboard;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.ProjectRoutes;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.store.Counter;
import io.github.fluentado.emulator.store.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All dashboards; whoever names an old version of one is refused. */
final class Dashboards {
  private static final String TYPES = "Microsoft.TeamFoundation.Dashboards.WebApi.";
  private static final List<String> OWN =
      List.of("id", "eTag", "url", "_links", "modifiedDate", "modifiedBy", "widgets", "ownerId");

  private final Organization organization;
  private final Sequence<Dashboard> dashboards;
  private final Counter made;

  Dashboards(World world) {
    this.organization = world.organization();
    this.dashboards = world.store().sequence();
    this.made = world.store().counter();
  }

  Organization organization() {
    return organization;
  }

  Project project(Call call) {
    return organization.requiredProject(call);
  }

  private static Optional<UUID> team(Project project, Call call) {
    return call.team().map(name -> ProjectRoutes.find(project, name).id());
  }

  /** Those of the team that the path names, or else all of the project. */
  List<Dashboard> of(Call call) {
    Project project = project(call);
    Optional<UUID> team = team(project, call);
    return dashboards.stream()
        .filter(one -> one.project().equals(project.id()))
        .filter(one -> team.isEmpty() || team.get().equals(one.team()))
        .toList();
  }

  Dashboard find(Call call) {
    String id = call.part("dashboard");
    return of(call).stream()
        .filter(one -> one.id().toString().equalsIgnoreCase(id))
        .findFirst()
        .orElseThrow(
            () -> of(404, "DashboardDoesNotExistException", "There is no dashboard " + id + "."));
  }

  Dashboard create(Call call, JsonObject body) {
    Project project = project(call);
    String name = name(body);
    @Nullable UUID team = team(project, call).orElse(null);
    if (of(call).stream()
        .filter(one -> Objects.equals(one.team(), team))
        .anyMatch(one -> name.equalsIgnoreCase(Json.string(one.facts(), "name")))) {
      throw of(
          409, "DuplicateDashboardNameException", "There is a dashboard " + name + " already.");
    }
    Dashboard dashboard =
        new Dashboard(
            fresh("dashboard"),
            project.id(),
            team,
            said(body),
            widgets(body),
            1,
            organization.now());
    dashboards.add(dashboard);
    return dashboard;
  }

  private UUID fresh(String kind) {
    return organization.derivedId(kind, "" + made.next());
  }

  private static String name(JsonObject body) {
    String name = Json.string(body, "name");
    if (name == null || name.isBlank()) {
      throw bad("The name is missing.");
    }
    return name;
  }

  /** Without what the service sets. */
  private static JsonObject said(JsonObject body) {
    JsonObject kept = body.deepCopy();
    kept.keySet().removeIf(name -> OWN.stream().anyMatch(name::equalsIgnoreCase));
    return kept;
  }

  private List<JsonObject> widgets(JsonObject body) {
    return Json.member(body, "widgets") instanceof JsonArray list ? widgets(list) : List.of();
  }

  List<JsonObject> widgets(JsonArray list) {
    List<JsonObject> widgets = new ArrayList<>();
    for (JsonElement element : list) {
      if (!(element instanceof JsonObject widget)) {
        throw bad("Each widget is an object.");
      }
      widgets.add(widget(widget));
    }
    return widgets;
  }

  /** With an id, its own if it has one. */
  JsonObject widget(JsonObject sent) {
    name(sent);
    String id = Json.string(sent, "id");
    boolean none = id == null || id.replaceAll("[0-]", "").isEmpty();
    JsonObject widget = said(sent);
    widget.addProperty("id", none ? fresh("widget").toString() : id);
    return widget;
  }

  /** In place of all that was said of it; widgets stay where none are sent. */
  Dashboard replace(Dashboard old, JsonObject body) {
    name(body);
    check(old, body);
    boolean sent = Json.member(body, "widgets") != null;
    return put(old.with(said(body), sent ? widgets(body) : old.widgets(), organization.now()));
  }

  /** What the client believes to change must be what is there, if it says so. */
  static void check(Dashboard dashboard, JsonObject body) {
    String believed = Json.string(body, "eTag");
    if (believed != null && !believed.isEmpty() && !believed.equals("" + dashboard.version())) {
      throw of(
          409,
          "DashboardETagConflictException",
          "The dashboard has been changed by somebody else in the meantime.");
    }
  }

  Dashboard withWidgets(Dashboard old, List<JsonObject> widgets) {
    return put(old.with(old.facts(), widgets, organization.now()));
  }

  private Dashboard put(Dashboard next) {
    dashboards.replaceAll(one -> one.id().equals(next.id()) ? next : one);
    return next;
  }

  void remove(Dashboard dashboard) {
    dashboards.removeIf(one -> one.id().equals(dashboard.id()));
  }

  static ServiceException noWidget(String id) {
    return of(404, "WidgetDoesNotExistException", "There is no widget " + id + ".");
  }

  static ServiceException bad(String text) {
    return of(400, "DashboardArgumentException", text);
  }

  private static ServiceException of(int status, String typeKey, String text) {
    return ServiceException.of(status, TYPES + typeKey, 3000, text);
  }
}
