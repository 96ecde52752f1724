// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.contribution;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What somebody wants to know, and of which project.
 *
 * @param ids of the contributions that are to answer
 * @param properties what is said to them
 */
record Question(List<String> ids, JsonObject properties, Optional<Project> project) {
  Question {
    ids = List.copyOf(ids);
  }

  static Question of(Call call, Organization organization) {
    JsonObject body = call.object();
    if (!(Json.member(body, "contributionIds") instanceof JsonArray ids)) {
      throw ServiceException.invalidArgument("The list contributionIds is missing.");
    }
    JsonObject context = below(body, "dataProviderContext");
    JsonObject properties =
        below(context.isEmpty() ? below(body, "context") : context, "properties");
    Optional<Project> project =
        names(call, properties).findFirst().map(name -> organization.project(name));
    return new Question(ids.asList().stream().map(Json::scalar).toList(), properties, project);
  }

  /** Of what names a project: the path, and what the page tells that is asking. */
  private static Stream<String> names(Call call, JsonObject properties) {
    JsonObject route = below(below(properties, "sourcePage"), "routeValues");
    Optional<String> scope =
        Optional.of(call.part("scopeValue"))
            .filter(value -> call.part("scopeName").equalsIgnoreCase("project"));
    return Stream.of(
            scope,
            Optional.ofNullable(Json.string(properties, "projectId")),
            Optional.ofNullable(Json.string(route, "project")))
        .flatMap(Optional::stream)
        .filter(name -> !name.isEmpty());
  }

  private static JsonObject below(JsonObject object, String name) {
    return Json.member(object, name) instanceof JsonObject member ? member : new JsonObject();
  }
}
