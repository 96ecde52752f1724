// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.hooks;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.fluentado.emulator.http.Headers;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Percent;
import io.github.fluentado.emulator.server.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The things of a project among which an input chooses, as the other areas list them. */
final class Lookup {
  private final Router router;

  Lookup(Router router) {
    this.router = router;
  }

  Doc values(Input input, Optional<String> project, Map<String, String> current) {
    Optional<String> path = path(input, project, current);
    if (!input.dynamic() || path.isEmpty()) {
      return input.choices(input.values());
    }
    HttpAnswer answer =
        router.handleRelative(new HttpRequest("GET", path.get(), Headers.NONE, new byte[0]));
    if (answer.status() != 200) {
      return input
          .choices(List.of())
          .with("error", Doc.of("message", "The values of " + input.name() + " are not known."));
    }
    JsonObject body = JsonParser.parseString(answer.bodyText()).getAsJsonObject();
    return found(input, body);
  }

  private static Optional<String> path(
      Input input, Optional<String> project, Map<String, String> current) {
    if (input.id().equals("changedFields")) {
      return Optional.of("/_apis/wit/fields");
    }
    return project.flatMap(
        name -> inProject(input, current).map(p -> "/" + Percent.encode(name) + "/_apis/" + p));
  }

  private static Optional<String> inProject(Input input, Map<String, String> current) {
    return switch (input.id()) {
      case "repository" -> Optional.of("git/repositories");
      case "branch" ->
          Optional.ofNullable(current.get("repository"))
              .map(id -> "git/repositories/" + Percent.encode(id) + "/refs?filter=heads/");
      case "definitionName", "pipelineId" -> Optional.of("build/definitions");
      case "workItemType" -> Optional.of("wit/workitemtypes");
      case "areaPath" -> Optional.of("wit/classificationnodes/areas?$depth=20");
      default -> Optional.empty();
    };
  }

  private static Doc found(Input input, JsonObject body) {
    List<Doc> values = new ArrayList<>(List.of(value("", "[Any]")));
    if (input.id().equals("areaPath")) {
      addAreas(body, "", values);
    } else if (body.get("value") instanceof JsonArray items) {
      items.forEach(item -> values.add(item(input, item.getAsJsonObject())));
    }
    return input.choices(List.of()).with("possibleValues", values);
  }

  private static Doc item(Input input, JsonObject item) {
    String name = String.valueOf(Json.string(item, "name"));
    return switch (input.id()) {
      case "repository", "pipelineId" -> value(String.valueOf(Json.string(item, "id")), name);
      case "changedFields" -> value(String.valueOf(Json.string(item, "referenceName")), name);
      case "branch" ->
          value(name.replaceFirst("^refs/heads/", ""), name.replaceFirst("^refs/heads/", ""));
      default -> value(name, name);
    };
  }

  private static void addAreas(JsonObject node, String above, List<Doc> values) {
    String path = above + Json.string(node, "name");
    values.add(value(path, path));
    if (node.get("children") instanceof JsonArray children) {
      for (JsonElement child : children) {
        addAreas(child.getAsJsonObject(), path + "\\", values);
      }
    }
  }

  private static Doc value(String value, String shown) {
    return Doc.of("value", value).with("displayValue", shown);
  }
}
