// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.yaml.Yaml;
import io.github.fluentado.emulator.yaml.YamlException;
import io.github.fluentado.emulator.yaml.YamlPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline's file: its stages, jobs and steps, its trigger, its parameters. Templates are not
 * followed, and of expressions only those are known that name a parameter.
 */
final class YamlFile {
  private static final Pattern PARAMETER =
      Pattern.compile("\\$\\{\\{\\s*parameters(?:\\.|\\[')([A-Za-z0-9_]+)(?:'\\])?\\s*\\}\\}");

  private static final Pattern LINE_BREAK = Pattern.compile("\\R");

  private final String text;
  private final JsonObject root;

  private YamlFile(String text, JsonObject root) {
    this.text = text;
    this.root = root;
  }

  /** Refuses what is not YAML, with line and column. */
  static YamlFile read(String path, String text) {
    try {
      JsonElement root = Yaml.read(path, text).json();
      if (root instanceof JsonObject object) {
        return new YamlFile(text, object);
      }
    } catch (YamlException e) {
      String place = place(text, e.place());
      throw BuildErrors.notRun(path + ": " + place + " - " + place + ": " + e.reason());
    }
    throw BuildErrors.notRun(path + " (Line: 1, Col: 1): A mapping was expected.");
  }

  /** As the service tells it, which counts characters, too, from 0. */
  private static String place(String text, YamlPlace place) {
    Matcher breaks = LINE_BREAK.matcher(text);
    int before = 0;
    for (int line = 1; line < place.line() && breaks.find(); line++) {
      before = breaks.end();
    }
    return "(Line: %d, Col: %d, Idx: %d)"
        .formatted(place.line(), place.column(), before + place.column() - 1);
  }

  /** The parameters that the file declares, with their defaults; null where there is none. */
  Map<String, @Nullable String> parameters() {
    Map<String, @Nullable String> parameters = new TreeMap<>();
    for (JsonObject parameter : Definition.objects(root.get("parameters"))) {
      String name = Json.string(parameter, "name");
      if (name != null) {
        JsonElement value = Json.member(parameter, "default");
        parameters.put(name, value instanceof JsonPrimitive ? value.getAsString() : null);
      }
    }
    return parameters;
  }

  /** Refuses parameters that the file does not declare, and the want of those that it needs. */
  void check(JsonObject given) {
    Map<String, @Nullable String> known = parameters();
    for (String name : given.keySet()) {
      if (!known.containsKey(name) && !Wish.names(name)) {
        throw BuildErrors.notRun("Unexpected parameter '" + name + "'");
      }
    }
    for (JsonObject parameter : Definition.objects(root.get("parameters"))) {
      String name = String.valueOf(Json.string(parameter, "name"));
      if (Json.member(parameter, "default") == null && Json.member(given, name) == null) {
        throw BuildErrors.notRun("A value for the '" + name + "' parameter must be provided.");
      }
    }
  }

  /** The text with the values of parameters in it. */
  String expanded(JsonObject given) {
    Map<String, @Nullable String> known = parameters();
    Matcher matcher = PARAMETER.matcher(text);
    StringBuilder result = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(1);
      String value = Json.string(given, name);
      String other = known.get(name);
      String shown = value != null ? value : other == null ? "" : other;
      matcher.appendReplacement(result, Matcher.quoteReplacement(shown));
    }
    return matcher.appendTail(result).toString();
  }

  /** What of the file says which pushes start a build; null when it says nothing. */
  @Nullable JsonElement trigger() {
    return root.get("trigger");
  }

  @Nullable String name() {
    return Json.string(root, "name");
  }

  List<Stage> stages() {
    List<JsonObject> stages = Definition.objects(root.get("stages"));
    if (stages.isEmpty()) {
      List<Stage.Job> jobs = jobs(root);
      return jobs.isEmpty() ? List.of() : List.of(new Stage("__default", "__default", jobs));
    }
    List<Stage> all = new ArrayList<>();
    for (JsonObject stage : stages) {
      String name = Json.string(stage, "stage");
      if (name != null) {
        all.add(new Stage(name, text(stage, "displayName", name), jobs(stage)));
      }
    }
    return all;
  }

  private static List<Stage.Job> jobs(JsonObject holder) {
    List<JsonObject> jobs = Definition.objects(holder.get("jobs"));
    if (jobs.isEmpty()) {
      List<Stage.Step> steps = steps(holder.get("steps"));
      return steps.isEmpty() ? List.of() : List.of(new Stage.Job("Job", "Job", steps));
    }
    List<Stage.Job> all = new ArrayList<>();
    for (JsonObject job : jobs) {
      String name = Json.string(job, "job");
      String deployment = Json.string(job, "deployment");
      String used = name != null ? name : deployment;
      if (used != null) {
        JsonElement steps = deployment == null ? job.get("steps") : deploymentSteps(job);
        all.add(new Stage.Job(used, text(job, "displayName", used), steps(steps)));
      }
    }
    return all;
  }

  /** Those of the strategy's deploy hook. */
  private static @Nullable JsonElement deploymentSteps(JsonObject job) {
    JsonObject strategy = Words.object(job, "strategy");
    JsonObject once = strategy == null ? null : Words.object(strategy, "runOnce");
    JsonObject deploy = once == null ? null : Words.object(once, "deploy");
    return deploy == null ? new JsonArray() : deploy.get("steps");
  }

  private static List<Stage.Step> steps(@Nullable JsonElement list) {
    return Definition.objects(list).stream()
        .filter(step -> Json.member(step, "checkout") == null)
        .map(YamlFile::step)
        .toList();
  }

  private static Stage.Step step(JsonObject step) {
    String task = Json.string(step, "task");
    if (task != null) {
      String name = task.split("@", 2)[0];
      String version = task.contains("@") ? task.split("@", 2)[1] + ".0.0" : "1.0.0";
      String shown = text(step, "displayName", name);
      return Tasks.step(shown, name, version, artifact(name, Words.object(step, "inputs")));
    }
    if (Json.member(step, "publish") != null) {
      String artifact = text(step, "artifact", "drop");
      return Tasks.step(
          text(step, "displayName", "PublishPipelineArtifact"),
          "PublishPipelineArtifact",
          "1.0.0",
          artifact);
    }
    String name =
        Json.member(step, "bash") != null
            ? "Bash"
            : Json.member(step, "pwsh") != null || Json.member(step, "powershell") != null
                ? "PowerShell"
                : "CmdLine";
    return Tasks.step(text(step, "displayName", name), name, "2.0.0", null);
  }

  /** The name of the artifact that a task publishes; null when it publishes none. */
  private static @Nullable String artifact(String task, @Nullable JsonObject inputs) {
    if (!task.startsWith("Publish") || !task.contains("Artifact")) {
      return null;
    }
    String named = inputs == null ? null : Json.string(inputs, "artifactName");
    String other = inputs == null ? null : Json.string(inputs, "artifact");
    return named != null ? named : other != null ? other : "drop";
  }

  private static String text(JsonObject object, String name, String other) {
    String text = Json.string(object, name);
    return text == null || text.isBlank() ? other : text;
  }
}
