// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.task;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One version of a task.
 *
 * @param facts as its {@code task.json} has them
 * @param zip what was uploaded; empty for one that the service brings along
 */
record TaskDefinition(String id, TaskVersion version, JsonObject facts, Optional<byte[]> zip) {

  static TaskDefinition of(KnownTask task) {
    JsonObject facts =
        Doc.of("name", task.name())
            .with("friendlyName", task.name())
            .with("description", task.name())
            .with("category", "Utility")
            .with("author", "Microsoft Corporation")
            .with("visibility", List.of("Build", "Release"))
            .with("runsOn", List.of("Agent", "DeploymentGroup"))
            .with("inputs", List.of())
            .with("instanceNameFormat", task.name())
            .json();
    TaskVersion version = new TaskVersion(task.major(), 0, 0);
    return new TaskDefinition(task.id(), version, facts, Optional.empty());
  }

  String key() {
    return id + "/" + version;
  }

  /** Whether it shows itself where one of these is wanted; all, where nothing is. */
  boolean isVisible(List<String> wanted) {
    if (wanted.isEmpty() || !(Json.member(facts, "visibility") instanceof JsonArray shown)) {
      return true;
    }
    List<String> places =
        shown.asList().stream().map(place -> Json.scalar(place).toLowerCase(Locale.ROOT)).toList();
    return wanted.stream().anyMatch(place -> places.contains(place.toLowerCase(Locale.ROOT)));
  }

  Doc json() {
    Doc json = Doc.of("id", id);
    for (Map.Entry<String, JsonElement> member : facts.entrySet()) {
      if (!member.getKey().equals("version") && !member.getKey().startsWith("$")) {
        json.with(member.getKey(), member.getValue().deepCopy());
      }
    }
    return json.with("id", id)
        .with("version", version.json())
        .with("definitionType", "task")
        .with("serverOwned", zip.isEmpty())
        .with("contentsUploaded", zip.isPresent());
  }
}
