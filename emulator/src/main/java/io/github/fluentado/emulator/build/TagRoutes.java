// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import static io.github.fluentado.emulator.server.Scope.PROJECT;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Tags of builds and of definitions; each answer is the list of all tags there are then. */
final class TagRoutes {
  private final Builds builds;

  TagRoutes(Builds builds) {
    this.builds = builds;
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.addAll(routes("build/builds/{id:int}/tags", this::ofBuild));
    routes.addAll(routes("build/definitions/{id:int}/tags", this::ofDefinition));
    routes.add(Route.of("GET", "build/tags", this::all).in(PROJECT));
    routes.add(Route.of("DELETE", "build/tags/{*tag}", this::removeEverywhere).in(PROJECT));
    return routes;
  }

  private static List<Route> routes(String path, Function<Call, Table<String, String>> tags) {
    return List.of(
        Route.of("GET", path, call -> list(tags.apply(call))).in(PROJECT),
        Route.of("POST", path, call -> addAll(call, tags.apply(call))).in(PROJECT),
        Route.of("PATCH", path, call -> update(call, tags.apply(call))).in(PROJECT),
        Route.of("PUT", path + "/{*tag}", call -> add(call, tags.apply(call))).in(PROJECT),
        Route.of("DELETE", path + "/{*tag}", call -> remove(call, tags.apply(call))).in(PROJECT));
  }

  private Project project(Call call) {
    return builds.organization().requiredProject(call);
  }

  private Table<String, String> ofBuild(Call call) {
    return builds.get(project(call), call.number("id")).tags();
  }

  private Table<String, String> ofDefinition(Call call) {
    Pipeline pipeline = builds.definitions().get(project(call), call.number("id"));
    call.query().number("revision").ifPresent(pipeline::revision);
    return pipeline.tags();
  }

  private static HttpAnswer list(Table<String, String> tags) {
    return Answers.list(tags.values());
  }

  /** Adds tags; one that is there already keeps its spelling. */
  static void add(Table<String, String> tags, List<String> more) {
    for (String tag : more) {
      if (tag.isBlank() || tag.length() > 256) {
        throw BuildErrors.missing("tag");
      }
      if (!tags.has(tag.trim())) {
        tags.put(tag.trim(), tag.trim());
      }
    }
  }

  private static HttpAnswer add(Call call, Table<String, String> tags) {
    add(tags, List.of(call.part("tag")));
    return list(tags);
  }

  private static HttpAnswer addAll(Call call, Table<String, String> tags) {
    add(tags, Words.texts(call.json()));
    return list(tags);
  }

  private static HttpAnswer update(Call call, Table<String, String> tags) {
    JsonObject body = call.object();
    Words.texts(Json.member(body, "tagsToRemove")).forEach(tags::remove);
    add(tags, Words.texts(Json.member(body, "tagsToAdd")));
    return list(tags);
  }

  private static HttpAnswer remove(Call call, Table<String, String> tags) {
    tags.remove(call.part("tag"));
    return list(tags);
  }

  private HttpAnswer all(Call call) {
    return Answers.list(List.copyOf(used(project(call))));
  }

  private Set<String> used(Project project) {
    Set<String> tags = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    builds.of(project).forEach(build -> tags.addAll(build.tags().values()));
    return tags;
  }

  private HttpAnswer removeEverywhere(Call call) {
    Project project = project(call);
    builds.of(project).forEach(build -> build.tags().remove(call.part("tag")));
    builds.definitions().of(project).forEach(pipeline -> pipeline.tags().remove(call.part("tag")));
    return all(call);
  }
}
