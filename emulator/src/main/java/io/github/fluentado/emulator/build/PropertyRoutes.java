// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import static io.github.fluentado.emulator.server.Scope.PROJECT;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Project;
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
import java.util.function.Function;

/** Free properties of builds and of definitions, changed by patch documents. */
final class PropertyRoutes {
  private final Builds builds;

  PropertyRoutes(Builds builds) {
    this.builds = builds;
  }

  List<Route> routes() {
    String build = "build/builds/{id:int}/properties";
    String definition = "build/definitions/{id:int}/properties";
    return List.of(
        get(build, this::ofBuild),
        patch(build, this::ofBuild),
        get(definition, this::ofDefinition),
        patch(definition, this::ofDefinition));
  }

  private static Route get(String path, Function<Call, Table<String, JsonElement>> properties) {
    return Route.of(
            "GET", path, call -> answer(properties.apply(call), call.query().list("filter")))
        .in(PROJECT);
  }

  private static Route patch(String path, Function<Call, Table<String, JsonElement>> properties) {
    return Route.of(
            "PATCH",
            path,
            call -> {
              Table<String, JsonElement> table = properties.apply(call);
              call.array().forEach(operation -> apply(table, operation));
              return answer(table, List.of());
            })
        .in(PROJECT)
        .consuming(Route.PATCH_DOCUMENT);
  }

  private Project project(Call call) {
    return builds.organization().requiredProject(call);
  }

  private Table<String, JsonElement> ofBuild(Call call) {
    return builds.get(project(call), call.number("id")).properties();
  }

  private Table<String, JsonElement> ofDefinition(Call call) {
    return builds.definitions().get(project(call), call.number("id")).properties();
  }

  private static HttpAnswer answer(Table<String, JsonElement> properties, List<String> names) {
    JsonObject shown = json(properties, names.isEmpty() ? List.of("*") : names);
    return Answers.ok(Doc.of("count", shown.size()).with("value", shown));
  }

  /** The properties of these names, each of which may hold stars. */
  static JsonObject json(Table<String, JsonElement> properties, List<String> names) {
    JsonObject shown = new JsonObject();
    properties.keys().stream()
        .filter(name -> names.stream().anyMatch(wanted -> Words.matches(name, wanted)))
        .forEach(name -> shown.add(name, Forms.typed(properties.find(name).orElseThrow())));
    return shown;
  }

  private static void apply(Table<String, JsonElement> properties, JsonElement operation) {
    if (!(operation instanceof JsonObject object)) {
      throw ServiceException.invalidArgument("Each operation of a patch must be an object.");
    }
    String path = Json.string(object, "path");
    if (path == null || !path.startsWith("/") || path.length() < 2) {
      throw ServiceException.invalidArgument("The path of an operation begins with a slash.");
    }
    String name = path.substring(1).replace("~1", "/").replace("~0", "~");
    String op = String.valueOf(Json.string(object, "op")).toLowerCase(Locale.ROOT);
    JsonElement value = Json.member(object, "value");
    switch (op) {
      case "add", "replace" -> {
        if (value == null) {
          throw ServiceException.invalidArgument("The operation on " + path + " needs a value.");
        }
        properties.put(name, value.deepCopy());
      }
      case "remove" -> properties.remove(name);
      default ->
          throw ServiceException.invalidArgument(
              "The operation " + op + " is none of add, replace and remove.");
    }
  }
}
