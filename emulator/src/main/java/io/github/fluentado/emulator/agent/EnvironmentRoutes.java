// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.agent;

import static io.github.fluentado.emulator.server.Scope.PROJECT;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Identity;
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
import java.util.Locale;
import java.util.UUID;

/** Environments that pipelines deploy to, at their old place and at their new one. */
final class EnvironmentRoutes {
  private static final int MOST = 1000;

  private final Organization organization;
  private final Table<Integer, Environment> environments;
  private final Counter ids;

  private record Environment(
      int id,
      UUID project,
      String name,
      String description,
      Identity creator,
      Instant created,
      Identity changer,
      Instant changed) {}

  EnvironmentRoutes(World world) {
    this.organization = world.organization();
    this.environments = world.store().table();
    this.ids = world.store().counter();
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    for (String all : List.of("distributedtask/environments", "pipelines/environments")) {
      String one = all + "/{environment:int}";
      routes.add(Route.of("GET", all, this::list).in(PROJECT));
      routes.add(Route.of("POST", all, this::add).in(PROJECT));
      routes.add(Route.of("GET", one, this::get).in(PROJECT));
      routes.add(Route.of("PATCH", one, this::update).in(PROJECT));
      routes.add(Route.of("DELETE", one, this::delete).in(PROJECT));
      routes.add(Route.of("GET", one + "/environmentdeploymentrecords", this::records).in(PROJECT));
    }
    return routes;
  }

  private Environment environment(Call call) {
    Project project = organization.requiredProject(call);
    int id = call.number("environment");
    return environments
        .find(id)
        .filter(environment -> environment.project().equals(project.id()))
        .orElseThrow(
            () ->
                AgentErrors.of(
                    404, "EnvironmentNotFoundException", "There is no environment " + id + "."));
  }

  private HttpAnswer list(Call call) {
    Project project = organization.requiredProject(call);
    Query query = call.query();
    List<Environment> found =
        environments.stream()
            .filter(environment -> environment.project().equals(project.id()))
            .filter(e -> PoolRoutes.matches(e.name(), query.text("name").orElse("*")))
            .sorted(Comparator.comparing(e -> e.name().toLowerCase(Locale.ROOT)))
            .toList();
    return Pages.from(found, query, MOST, Environment::name, this::json);
  }

  private HttpAnswer get(Call call) {
    ActionFilter.word(call.query(), "expands", "none", "resourceReferences");
    return Answers.ok(json(environment(call)));
  }

  private HttpAnswer add(Call call) {
    Project project = organization.requiredProject(call);
    JsonObject body = call.object();
    String name = Json.string(body, "name");
    if (name == null || name.isBlank()) {
      throw AgentErrors.missing("environment.Name");
    }
    refuseTaken(project, name, 0);
    Identity me = organization.me();
    Instant now = organization.now();
    Environment made =
        new Environment(
            ids.next(), project.id(), name, Json.string(body, "description", ""), me, now, me, now);
    environments.put(made.id(), made);
    return Answers.ok(json(made));
  }

  private void refuseTaken(Project project, String name, int self) {
    boolean taken =
        environments.stream()
            .filter(other -> other.id() != self && other.project().equals(project.id()))
            .anyMatch(other -> other.name().equalsIgnoreCase(name));
    if (taken) {
      throw AgentErrors.of(
          409, "EnvironmentExistsException", "There is an environment named " + name + ".");
    }
  }

  private HttpAnswer update(Call call) {
    Environment old = environment(call);
    JsonObject body = call.object();
    String name = Json.string(body, "name");
    String text = Json.string(body, "description");
    String used = name == null || name.isBlank() ? old.name() : name;
    refuseTaken(organization.requiredProject(call), used, old.id());
    Environment changed =
        new Environment(
            old.id(),
            old.project(),
            used,
            text == null ? old.description() : text,
            old.creator(),
            old.created(),
            organization.me(),
            organization.now());
    environments.put(changed.id(), changed);
    return Answers.ok(json(changed));
  }

  private HttpAnswer delete(Call call) {
    environments.remove(environment(call).id());
    return Answers.none();
  }

  /** Nothing is ever deployed here. */
  private HttpAnswer records(Call call) {
    environment(call);
    return Answers.list(List.of());
  }

  private Doc json(Environment environment) {
    String url = organization.url();
    Project project = organization.project(environment.project().toString());
    return Doc.of("id", environment.id())
        .with("name", environment.name())
        .with("description", environment.description())
        .with("createdBy", environment.creator().json(url))
        .with("createdOn", environment.created())
        .with("lastModifiedBy", environment.changer().json(url))
        .with("lastModifiedOn", environment.changed())
        .with("resources", List.of())
        .with("project", Doc.of("id", project.id()).with("name", project.name()));
  }
}
