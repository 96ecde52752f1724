// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.seed;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Percent;
import io.github.fluentado.emulator.yaml.MemberReader;
import io.github.fluentado.emulator.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** Pipelines of a project, with builds that are queued at once. */
final class PipelineSeeds {
  private static final List<String> RESULTS =
      List.of("succeeded", "partiallySucceeded", "failed", "canceled");

  private final SeedRun run;
  private final Rest rest;
  private final String project;

  PipelineSeeds(SeedRun run, Rest rest, String project) {
    this.run = run;
    this.rest = rest;
    this.project = project;
  }

  void apply(YamlNode node) {
    MemberReader pipeline = MemberReader.of(node, "a pipeline");
    String name = pipeline.required("name");
    String repository = pipeline.text("repository", project);
    String yaml = pipeline.text("yaml", "/azure-pipelines.yml");
    Optional<String> folder = pipeline.text("folder");
    List<YamlNode> builds = pipeline.list("builds");
    pipeline.has("key");
    pipeline.end();
    String path = Rest.in(project, "git/repositories/" + Percent.encode(repository));
    JsonObject found = rest.object(node.place(), "GET", path, Doc.of());
    Doc source = Doc.of("id", found.get("id").getAsString()).with("type", "TfsGit");
    Doc body =
        Doc.of("name", name)
            .with("path", folder.map(f -> "\\" + f.replace('/', '\\')).orElse(null))
            .with("repository", source)
            .with("process", Doc.of("type", 2).with("yamlFilename", yaml));
    JsonObject made =
        rest.object(node.place(), "POST", Rest.in(project, "build/definitions"), body);
    int id = made.get("id").getAsInt();
    run.key(pipeline, (Object) id);
    builds.forEach(build -> build(id, build));
  }

  private static String result(MemberReader build, String result) {
    if (!RESULTS.contains(result)) {
      throw build.wrong(
          "result", "a build ends as one of " + RESULTS + ", not as \"" + result + "\"");
    }
    return result;
  }

  /** With a result it is over at once; without, it waits and runs as any other. */
  private void build(int definition, YamlNode node) {
    MemberReader build = MemberReader.of(node, "a build");
    Doc body = Doc.of("definition", Doc.of("id", definition));
    build.text("branch").ifPresent(branch -> body.with("sourceBranch", "refs/heads/" + branch));
    List<String> tags = build.texts("tags");
    Doc parameters = Doc.of();
    build
        .text("result")
        .ifPresent(
            result ->
                parameters
                    .with("emulator.result", result(build, result))
                    .with("emulator.delay", "PT0S")
                    .with("emulator.duration", "PT0S"));
    List<String> artifacts = build.texts("artifacts");
    if (!artifacts.isEmpty()) {
      parameters.with("emulator.artifact", String.join(",", artifacts));
    }
    if (!parameters.json().isEmpty()) {
      body.with("parameters", Json.text(parameters.json()));
    }
    build.has("key");
    build.end();
    String all = Rest.in(project, "build/builds");
    int id = rest.object(node.place(), "POST", all, body).get("id").getAsInt();
    run.key(build, (Object) id);
    tags.forEach(
        tag ->
            rest.send(
                node.place(), "PUT", all + "/" + id + "/tags/" + Percent.encode(tag), Doc.of()));
  }
}
