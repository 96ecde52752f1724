// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import static io.github.fluentado.emulator.server.Scope.PROJECT;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.store.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which queues, endpoints, groups and files pipelines may use: of a project, of one pipeline. */
final class ResourceRoutes {
  private final Builds builds;
  private final Table<String, Resource> all;

  ResourceRoutes(World world, Builds builds) {
    this.builds = builds;
    this.all = world.store().table();
  }

  /**
   * A decision.
   *
   * @param scope id of the project, with that of the pipeline if it is for one alone
   */
  private record Resource(String scope, String type, String id, String name, boolean authorized) {}

  List<Route> routes() {
    String project = "build/authorizedresources";
    String pipeline = "build/definitions/{definition:int}/resources";
    return List.of(
        Route.of("GET", project, this::list).in(PROJECT).preview(),
        Route.of("PATCH", project, this::authorize).in(PROJECT).preview(),
        Route.of("GET", pipeline, this::list).in(PROJECT).preview(),
        Route.of("PATCH", pipeline, this::authorize).in(PROJECT).preview());
  }

  private String scope(Call call) {
    var project = builds.organization().requiredProject(call);
    return call.part("definition").isEmpty()
        ? project.id() + "/"
        : project.id() + "/" + builds.definitions().get(project, call.number("definition")).id();
  }

  private HttpAnswer list(Call call) {
    String scope = scope(call);
    Optional<String> type = call.query().text("type");
    Optional<String> id = call.query().text("id");
    return Answers.list(
        all.stream()
            .filter(resource -> resource.scope().equals(scope) && resource.authorized())
            .filter(resource -> type.filter(t -> !t.equalsIgnoreCase(resource.type())).isEmpty())
            .filter(resource -> id.filter(i -> !i.equalsIgnoreCase(resource.id())).isEmpty())
            .toList(),
        ResourceRoutes::json);
  }

  private static Doc json(Resource resource) {
    return Doc.of("type", resource.type())
        .with("id", resource.id())
        .with("name", resource.name().isEmpty() ? null : resource.name())
        .with("authorized", resource.authorized());
  }

  /** Tells all that are authorized now, without their names, whatever was sent. */
  private HttpAnswer authorize(Call call) {
    String scope = scope(call);
    for (JsonElement element : call.array()) {
      if (!(element instanceof JsonObject body)) {
        throw ServiceException.invalidArgument("Each element of the list must be a resource.");
      }
      String type = Json.string(body, "type");
      String id = Json.string(body, "id");
      if (type == null || id == null) {
        throw BuildErrors.missing(type == null ? "type" : "id");
      }
      String name = Json.string(body, "name", "");
      Resource made = new Resource(scope, type, id, name, Json.flag(body, "authorized"));
      all.put((scope + "/" + type + "/" + id).toLowerCase(Locale.ROOT), made);
    }
    return Answers.list(
        all.stream()
            .filter(resource -> resource.scope().equals(scope) && resource.authorized())
            .toList(),
        resource ->
            Doc.of("type", resource.type()).with("id", resource.id()).with("authorized", true));
  }
}
