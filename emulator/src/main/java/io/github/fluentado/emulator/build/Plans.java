// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.server.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The plan of a build: what its file or its designed phases list, among steps every job has. */
final class Plans {
  private final Sources sources;

  Plans(Sources sources) {
    this.sources = sources;
  }

  /** A pipeline whose file is not in its repository gets one stage with one job. */
  List<Stage> of(Request request) {
    Definition definition = request.definition();
    List<Stage> stages =
        definition.isYaml()
            ? file(definition, request.commit()).map(YamlFile::stages).orElse(List.of())
            : designed(definition);
    List<Stage> all = stages.stream().allMatch(stage -> stage.jobs().isEmpty()) ? usual() : stages;
    String checkout = checkout(definition, request.branch());
    return all.stream().map(stage -> framed(stage, checkout)).toList();
  }

  Optional<YamlFile> file(Definition definition, String commit) {
    String path = definition.yamlFile();
    return sources
        .file(definition, commit, path)
        .map(text -> YamlFile.read(path.startsWith("/") ? path : "/" + path, text));
  }

  /** Whether the file that a pipeline is made of is not there. */
  boolean lackFile(Definition definition, String commit) {
    return sources.lacksFile(definition, commit);
  }

  private static List<Stage> usual() {
    Stage.Step build = Tasks.step("Build", "CmdLine", "2.250.1", null);
    Stage.Job job = new Stage.Job("Job", "Job", List.of(build));
    return List.of(new Stage("__default", "__default", List.of(job)));
  }

  private static List<Stage> designed(Definition definition) {
    List<Stage.Job> jobs = new ArrayList<>();
    for (JsonObject phase : definition.phases()) {
      String name = "Job_" + (jobs.size() + 1);
      List<Stage.Step> steps =
          Definition.objects(Json.member(phase, "steps")).stream().map(Plans::step).toList();
      jobs.add(
          new Stage.Job(text(phase, "refName", name), text(phase, "name", "Agent job"), steps));
    }
    return jobs.isEmpty() ? List.of() : List.of(new Stage("__default", "__default", jobs));
  }

  private static String checkout(Definition definition, String branch) {
    String source = text(definition.repository(), "name", "repository");
    return "Checkout " + source + "@" + shortBranch(branch) + " to s";
  }

  private static String shortBranch(String ref) {
    return ref.startsWith("refs/heads/") ? ref.substring("refs/heads/".length()) : ref;
  }

  private static Stage framed(Stage stage, String checkout) {
    List<Stage.Job> jobs =
        stage.jobs().stream()
            .map(job -> new Stage.Job(job.name(), job.displayName(), framed(job, checkout)))
            .toList();
    return new Stage(stage.name(), stage.displayName(), jobs);
  }

  private static List<Stage.Step> framed(Stage.Job job, String checkout) {
    List<Stage.Step> all = new ArrayList<>();
    all.add(own("Initialize job"));
    all.add(new Stage.Step(checkout, Tasks.CHECKOUT, "Checkout", "1.0.0", null));
    all.addAll(job.steps());
    all.add(new Stage.Step("Post-job: " + checkout, Tasks.CHECKOUT, "Checkout", "1.0.0", null));
    all.add(own("Finalize Job"));
    return all;
  }

  private static Stage.Step own(String name) {
    return new Stage.Step(name, "", "", "", null);
  }

  private static Stage.Step step(JsonObject step) {
    JsonObject task = Words.object(step, "task");
    String id = task == null ? Tasks.COMMAND_LINE : text(task, "id", Tasks.COMMAND_LINE);
    String version = task == null ? "2.*" : text(task, "versionSpec", "1.*");
    String name =
        Tasks.ids().entrySet().stream()
            .filter(known -> known.getValue().equalsIgnoreCase(id))
            .map(known -> known.getKey())
            .findFirst()
            .orElse("Task");
    return new Stage.Step(
        text(step, "displayName", name), id, name, version.replace("*", "0.0"), null);
  }

  private static String text(JsonObject object, String name, String other) {
    String text = Json.string(object, name);
    return text == null || text.isBlank() ? other : text;
  }
}
