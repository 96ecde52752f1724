// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.emulator.agent.Pools;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes a definition's content of what a client has sent, or refuses it. */
final class DefinitionReader {
  /** What the service knows better than any client. */
  private static final Set<String> OWN =
      Set.of(
          "_links",
          "id",
          "revision",
          "url",
          "uri",
          "project",
          "createdDate",
          "authoredBy",
          "drafts",
          "latestBuild",
          "latestCompletedBuild",
          "metrics",
          "tags",
          "properties");

  private static final int YAML = 2;
  private static final Pattern BAD_NAME = Pattern.compile("[\"/:<>\\\\|?@*\\p{Cntrl}]");
  private static final List<String> QUEUE_STATUS = List.of("enabled", "paused", "disabled");

  private final Sources sources;
  private final Pools pools;

  DefinitionReader(Sources sources, Pools pools) {
    this.sources = sources;
    this.pools = pools;
  }

  /** Reads the first revision, or a later one. */
  JsonObject read(Project project, JsonObject body, boolean first) {
    JsonObject content = new JsonObject();
    for (Map.Entry<String, JsonElement> member : body.entrySet()) {
      boolean own = OWN.stream().anyMatch(member.getKey()::equalsIgnoreCase);
      if (!own && !member.getValue().isJsonNull()) {
        content.add(member.getKey(), member.getValue().deepCopy());
      }
    }
    content.addProperty("name", name(body));
    content.addProperty("path", Words.folder(Json.string(body, "path")));
    content.addProperty("type", "build");
    content.addProperty("queueStatus", Words.word(body, "queueStatus", QUEUE_STATUS, "enabled"));
    other(content, "quality", new JsonPrimitive("definition"));
    other(content, "jobAuthorizationScope", new JsonPrimitive("projectCollection"));
    other(content, "jobCancelTimeoutInMinutes", new JsonPrimitive(5));
    other(content, "triggers", new JsonArray());
    other(content, "variables", new JsonObject());
    JsonObject process = process(body);
    if (Words.number(process, "type", 1) != YAML) { // a file says these things itself
      other(content, "jobTimeoutInMinutes", new JsonPrimitive(60));
      other(content, "buildNumberFormat", new JsonPrimitive(BuildNumber.USUAL));
      other(content, "options", new JsonArray());
    }
    content.add("process", process);
    content.add("triggers", triggers(content));
    content.add("repository", repository(project, body, first));
    content.add("queue", queue(project, body));
    content.add("variables", variables(content));
    return content;
  }

  /** What a trigger of pushes leaves open is filled in. */
  private static JsonArray triggers(JsonObject content) {
    JsonArray triggers = new JsonArray();
    for (JsonObject trigger : Definition.objects(Json.member(content, "triggers"))) {
      if ("continuousIntegration".equalsIgnoreCase(Json.string(trigger, "triggerType"))) {
        other(trigger, "branchFilters", new JsonArray());
        other(trigger, "pathFilters", new JsonArray());
        other(trigger, "batchChanges", new JsonPrimitive(false));
        other(trigger, "maxConcurrentBuildsPerBranch", new JsonPrimitive(1));
      }
      triggers.add(trigger);
    }
    return triggers;
  }

  private static void other(JsonObject content, String name, JsonElement value) {
    if (Json.member(content, name) == null) {
      content.add(name, value);
    }
  }

  private static String name(JsonObject body) {
    String name = Json.string(body, "name");
    if (name == null || name.isBlank()) {
      throw BuildErrors.missing("definition.Name");
    }
    if (BAD_NAME.matcher(name).find() || name.length() > 260) {
      throw BuildErrors.of(
          400, "InvalidDefinitionException", "'" + name + "' is not a name for a pipeline.");
    }
    return name.trim();
  }

  private static JsonObject process(JsonObject body) {
    JsonElement given = Json.member(body, "process");
    if (!(given instanceof JsonObject process)) {
      throw BuildErrors.missing("definition.Process");
    }
    JsonObject made = process.deepCopy();
    if (Words.number(made, "type") == null) {
      made.addProperty("type", Json.member(made, "yamlFilename") == null ? 1 : 2);
    }
    boolean yaml = Words.number(made, "type", 1) == YAML;
    String file = Json.string(made, "yamlFilename");
    if (yaml && (file == null || file.isBlank())) {
      throw BuildErrors.missing("definition.Process.YamlFilename");
    }
    return made;
  }

  private JsonObject repository(Project project, JsonObject body, boolean first) {
    JsonObject given = Words.object(body, "repository");
    if (given == null) {
      throw BuildErrors.missing("definition.Repository");
    }
    if (Json.string(given, "type") == null) {
      throw BuildErrors.missing("definition.Repository.Type");
    }
    return sources.complete(project, given.deepCopy(), first);
  }

  private JsonObject queue(Project project, JsonObject body) {
    Integer id = Words.idOf(body, "queue");
    if (id != null && pools.queue(project, id).isEmpty()) {
      throw BuildErrors.of(400, "QueueNotFoundException", "There is no agent queue " + id + ".");
    }
    Integer taken = id == null ? pools.usual(project).map(queue -> queue.id()).orElse(null) : id;
    return Doc.of("id", taken).json();
  }

  /** The values of secrets are not kept at all: nothing here could use them. */
  private static JsonObject variables(JsonObject content) {
    JsonObject given = Words.object(content, "variables");
    JsonObject kept = new JsonObject();
    for (Map.Entry<String, JsonElement> variable :
        (given == null ? new JsonObject() : given).entrySet()) {
      if (!(variable.getValue() instanceof JsonObject value)) {
        throw BuildErrors.of(
            400,
            "InvalidDefinitionException",
            "The variable " + variable.getKey() + " must be an object with a value.");
      }
      JsonObject copy = value.deepCopy();
      if (Json.flag(copy, "isSecret")) {
        copy.keySet().stream().filter("value"::equalsIgnoreCase).toList().forEach(copy::remove);
        copy.add("value", Json.of(null));
      }
      kept.add(variable.getKey(), copy);
    }
    return kept;
  }
}
