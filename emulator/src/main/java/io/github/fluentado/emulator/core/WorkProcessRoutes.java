// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.core;

import static io.github.fluentado.emulator.server.Scope.ORGANIZATION;

import com.google.gson.JsonElement;
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
import java.util.List;
import java.util.UUID;

/** Processes as those see them who adapt them: made from one of the service's own, and changed. */
public final class WorkProcessRoutes implements Area {
  private static final String ALL = "work/processes";
  private static final String ONE = ALL + "/{process}";
  private static final String NONE = "00000000-0000-0000-0000-000000000000";

  private final Organization organization;
  private final ProcessCatalogue processes;
  private final Counter made;

  public WorkProcessRoutes(World world) {
    this.organization = world.organization();
    this.processes = organization.processes();
    this.made = world.store().counter();
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.of("GET", ALL, this::list).in(ORGANIZATION),
        Route.of("POST", ALL, this::create).in(ORGANIZATION),
        Route.of("GET", ONE, call -> Answers.ok(json(find(call), call))).in(ORGANIZATION),
        Route.of("PATCH", ONE, this::update).in(ORGANIZATION),
        Route.of("DELETE", ONE, this::delete).in(ORGANIZATION));
  }

  private HttpAnswer list(Call call) {
    return Answers.list(processes.all(), process -> json(process, call));
  }

  private ProcessTemplate find(Call call) {
    String id = call.part("process");
    return processes.find(id).orElseThrow(() -> ProcessRoutes.missing(id));
  }

  private Doc json(ProcessTemplate process, Call call) {
    ProcessTemplate parent = process.parent();
    Doc json =
        Doc.of("typeId", process.id())
            .with("name", process.name())
            .with("referenceName", process.isSystem() ? process.name() : null)
            .with("description", process.description())
            .with("parentProcessTypeId", parent == null ? NONE : parent.id())
            .with("isEnabled", process.isEnabled())
            .with("isDefault", process.isDefault())
            .with("customizationType", process.isSystem() ? "system" : "inherited");
    boolean projects = call.query().list("$expand").stream().anyMatch("projects"::equalsIgnoreCase);
    return projects ? json.with("projects", projects(process)) : json;
  }

  private List<Doc> projects(ProcessTemplate process) {
    return organization.projects().stream()
        .filter(project -> project.process().id().equals(process.id()))
        .map(
            project ->
                Doc.of("id", project.id())
                    .with("name", project.name())
                    .with("description", project.description())
                    .with("url", "vstfs:///Classification/TeamProject/" + project.id()))
        .toList();
  }

  private HttpAnswer create(Call call) {
    JsonObject body = call.object();
    String name = free(Json.string(body, "name", ""));
    String parent = Json.string(body, "parentProcessTypeId", "");
    ProcessTemplate from = processes.find(parent).orElseThrow(() -> ProcessRoutes.missing(parent));
    if (!from.isSystem()) {
      throw refused("A process is made from one of the service's own only.");
    }
    UUID id = organization.derivedId("process", name + "/" + made.next());
    String text = Json.string(body, "description", "");
    ProcessTemplate process = new ProcessTemplate(id, name, text, false, true, from);
    return Answers.json(201, json(processes.add(process), call));
  }

  private String free(String name) {
    if (name.isBlank()) {
      throw refused("A process needs a name.");
    }
    if (processes.named(name).isPresent()) {
      throw of(409, "ProcessNameConflictException", "There is a process " + name + " already.");
    }
    return name;
  }

  private HttpAnswer update(Call call) {
    ProcessTemplate process = find(call);
    JsonObject body = call.object();
    String name = Json.string(body, "name", process.name());
    String text = Json.string(body, "description", process.description());
    boolean renamed = !name.equals(process.name());
    if (process.isSystem() && (renamed || !text.equals(process.description()))) {
      throw refused("The service's own processes keep their names.");
    }
    String known = renamed && !name.equalsIgnoreCase(process.name()) ? free(name) : name;
    boolean usual = flag(body, "isDefault", process.isDefault());
    boolean enabled = flag(body, "isEnabled", process.isEnabled());
    return Answers.ok(
        json(processes.change(process.with(known, text).standing(usual, enabled)), call));
  }

  private static boolean flag(JsonObject body, String name, boolean other) {
    JsonElement value = Json.member(body, name);
    return value == null ? other : Json.flag(body, name);
  }

  private HttpAnswer delete(Call call) {
    ProcessTemplate process = find(call);
    if (process.isSystem() || process.isDefault() || !projects(process).isEmpty()) {
      throw refused("The process " + process.name() + " is in use, or the service's own.");
    }
    processes.remove(process.id());
    return Answers.none();
  }

  private static ServiceException refused(String text) {
    return of(400, "ProcessInvalidOperationException", text);
  }

  private static ServiceException of(int status, String typeKey, String text) {
    return ServiceException.of(
        status, "Microsoft.TeamFoundation.WorkItemTracking.Server." + typeKey, 3000, text);
  }
}
