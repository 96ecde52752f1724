// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.server.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One revision of a pipeline's definition.
 *
 * @param changeType {@code add}, {@code update} or {@code delete}
 * @param content what clients write of it; never changed
 */
record Definition(
    int revision, Instant changed, Identity author, String changeType, JsonObject content) {

  String name() {
    return String.valueOf(Json.string(content, "name"));
  }

  String path() {
    return String.valueOf(Json.string(content, "path"));
  }

  String queueStatus() {
    return String.valueOf(Json.string(content, "queueStatus"));
  }

  boolean isYaml() {
    return processType() == 2;
  }

  int processType() {
    Integer type = Words.number(process(), "type");
    return type == null ? 1 : type;
  }

  JsonObject process() {
    JsonObject process = Words.object(content, "process");
    return process == null ? new JsonObject() : process;
  }

  String yamlFile() {
    return Json.string(process(), "yamlFilename", "");
  }

  JsonObject repository() {
    JsonObject repository = Words.object(content, "repository");
    return repository == null ? new JsonObject() : repository;
  }

  String repositoryId() {
    return Json.string(repository(), "id", "");
  }

  String repositoryType() {
    return Json.string(repository(), "type", "");
  }

  String defaultBranch() {
    String branch = Json.string(repository(), "defaultBranch");
    return branch == null ? "refs/heads/main" : Words.ref(branch);
  }

  @Nullable Integer queue() {
    return Words.idOf(content, "queue");
  }

  /** The value of a variable that is no secret; null when there is none. */
  @Nullable String variable(String name) {
    JsonObject variables = Words.object(content, "variables");
    return variables != null && Json.member(variables, name) instanceof JsonObject variable
        ? Json.string(variable, "value")
        : null;
  }

  boolean settable(String name) {
    JsonObject variables = Words.object(content, "variables");
    return variables != null
        && Json.member(variables, name) instanceof JsonObject variable
        && Json.flag(variable, "allowOverride");
  }

  /** The triggers of a kind, such as {@code continuousIntegration}. */
  List<JsonObject> triggers(String kind) {
    return objects(Json.member(content, "triggers")).stream()
        .filter(trigger -> kind.equalsIgnoreCase(Json.string(trigger, "triggerType")))
        .toList();
  }

  List<JsonObject> phases() {
    return objects(Json.member(process(), "phases"));
  }

  static List<JsonObject> objects(@Nullable JsonElement list) {
    return list instanceof JsonArray array
        ? array.asList().stream()
            .filter(JsonElement::isJsonObject)
            .map(JsonElement::getAsJsonObject)
            .toList()
        : List.of();
  }
}
