// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import static io.github.fluentado.emulator.build.BuildWire.V;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Wire;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipelinesTest {
  private static final String PIPELINES = "/web/_apis/pipelines";

  @AutoClose private final BuildWire builds = new BuildWire();
  private final Wire wire = builds.wire;
  private final String runs = PIPELINES + "/" + builds.definition() + "/runs";

  private Wire.Answer run(String body) {
    return wire.post(runs + V, body);
  }

  private Wire.Answer create(String name) {
    return wire.post(
        PIPELINES + V,
        """
        {"name": "%s", "folder": "/nightly", "configuration": {"type": "yaml",
         "path": "/ci/%s.yml", "repository": {"id": "%s", "type": "azureReposGit"}}}
        """
            .formatted(name, name, builds.emulator.seeds().ids().get("repositoryId")));
  }

  private static String fetch(String url) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  @Test
  void aPipelineIsAlsoADefinition() {
    JsonObject made = create("slow").json();
    assertThat(made.get("folder").getAsString()).isEqualTo("\\nightly");
    JsonObject configuration = made.getAsJsonObject("configuration");
    assertThat(configuration.get("type").getAsString()).isEqualTo("yaml");
    assertThat(configuration.get("path").getAsString()).isEqualTo("/ci/slow.yml");
    assertThat(configuration.getAsJsonObject("repository").get("type").getAsString())
        .isEqualTo("azureReposGit");
    int id = made.get("id").getAsInt();
    assertThat(wire.get(PIPELINES + "/" + id + V).json()).isEqualTo(made);
    JsonObject definition = wire.get(BuildWire.DEFINITIONS + "/" + id + V).json();
    assertThat(definition.getAsJsonObject("process").get("type").getAsInt()).isEqualTo(2);
    assertThat(wire.get(PIPELINES + V).strings("value", "name")).containsExactly("slow", "web");
    assertThat(wire.get(PIPELINES + V + "&orderBy=id%20asc&$top=1").strings("value", "name"))
        .containsExactly("web");
    assertThat(wire.get(PIPELINES + V + "&orderBy=color").status()).isEqualTo(400);
    assertThat(wire.get(PIPELINES + "/99" + V).typeKey()).isEqualTo("PipelineNotFoundException");
    assertThat(create("slow").status()).isEqualTo(409);
    assertThat(wire.post(PIPELINES + V, "{\"name\":\"x\"}").status()).isEqualTo(400);
  }

  @Test
  void aRunIsAlsoABuild() {
    Wire.Answer made =
        run(
            """
            {"resources": {"repositories": {"self": {"refName": "refs/heads/feature/greeting"}}},
             "variables": {"color": {"value": "red"}, "key": {"value": "hush", "isSecret": true}}}
            """);
    JsonObject run = made.json();
    assertThat(made.text()).contains("\"color\":{\"value\":\"red\"}").doesNotContain("hush");
    assertThat(run.get("state").getAsString()).isEqualTo("inProgress");
    int id = run.get("id").getAsInt();
    JsonObject build = builds.build(id);
    assertThat(build.get("sourceBranch").getAsString()).isEqualTo("refs/heads/feature/greeting");
    assertThat(build.get("buildNumber")).isEqualTo(run.get("name"));
    builds.pass(10);
    JsonObject ended = wire.get(runs + "/" + id + V).json();
    assertThat(ended.get("state").getAsString()).isEqualTo("completed");
    assertThat(ended.get("result").getAsString()).isEqualTo("succeeded");
    assertThat(ended.get("finishedDate").getAsString()).isEqualTo("2026-03-04T12:00:06Z");
    assertThat(wire.get(runs + V).ids("value")).containsExactly(id, builds.seeded());
    assertThat(wire.get(runs + "/99" + V).typeKey()).isEqualTo("RunNotFoundException");
    int other = create("slow").id();
    assertThat(wire.get(PIPELINES + "/" + other + "/runs/" + id + V).status()).isEqualTo(404);
  }

  @Test
  void theFileSaysWhatStagesAndStepsThereAre() {
    push(
        """
        parameters:
        - name: color
          default: red
        stages:
        - stage: Build
          jobs:
          - job: Compile
            steps:
            - script: make ${{ parameters.color }}
              displayName: Make it
            - publish: out
              artifact: packages
        - stage: Deploy
          jobs:
          - deployment: Web
            strategy:
              runOnce:
                deploy:
                  steps:
                  - task: Bash@3
        """);
    Wire.Answer made =
        run("{\"templateParameters\":{\"color\":\"blue\"},\"stagesToSkip\":[\"Deploy\"]}");
    assertThat(made.status()).as(made.text()).isEqualTo(200);
    builds.pass(10);
    List<String> stages =
        wire
            .get(BuildWire.BUILDS + "/" + made.id() + "/timeline" + V)
            .json()
            .getAsJsonArray("records")
            .asList()
            .stream()
            .map(JsonElement::getAsJsonObject)
            .filter(step -> List.of("Stage", "Task").contains(step.get("type").getAsString()))
            .map(step -> step.get("name").getAsString() + " " + step.get("result").getAsString())
            .toList();
    assertThat(stages)
        .contains("Build succeeded", "Make it succeeded", "Deploy skipped")
        .doesNotContain("Bash succeeded");
    assertThat(
            wire.get(BuildWire.BUILDS + "/" + made.id() + "/artifacts" + V)
                .strings("value", "name"))
        .containsExactly("packages");
    assertThat(run("{\"stagesToSkip\":[\"None\"]}").status()).isEqualTo(400);
    Wire.Answer unexpected = run("{\"templateParameters\":{\"size\":\"1\"}}");
    assertThat(unexpected.typeKey()).isEqualTo("PipelineValidationException");
    assertThat(unexpected.message()).contains("size");
    String preview = PIPELINES + "/1/preview" + V;
    assertThat(
            wire.post(preview, "{\"templateParameters\":{\"color\":\"green\"}}")
                .json()
                .get("finalYaml")
                .getAsString())
        .contains("make green");
    Wire.Answer inRuns = run("{\"previewRun\":true,\"yamlOverride\":\"steps: []\"}");
    assertThat(inRuns.json().get("finalYaml").getAsString()).isEqualTo("steps: []");
    Wire.Answer broken = wire.post(preview, "{\"previewRun\":true,\"yamlOverride\":\"steps: [\"}");
    assertThat(broken.status()).isEqualTo(400);
    assertThat(wire.get(runs + V).list()).hasSize(2);
  }

  /** A commit on main with this pipeline. */
  private void push(String yaml) {
    String push =
        """
        {"refUpdates": [{"name": "refs/heads/main", "oldObjectId": "%s"}],
         "commits": [{"comment": "Pipeline", "changes": [{"changeType": "edit",
           "item": {"path": "/azure-pipelines.yml"},
           "newContent": {"content": %s, "contentType": "rawtext"}}]}]}
        """
            .formatted(builds.emulator.seeds().ids().get("commit"), Wire.quote(yaml));
    Wire.Answer answer = wire.post("/web/_apis/git/repositories/web/pushes" + V, push);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
  }

  @Test
  void runsThatCannotBeAreRefused() {
    assertThat(run("{\"resources\":{\"repositories\":{\"self\":{\"refName\":\"no\"}}}}").typeKey())
        .isEqualTo("PipelineValidationException");
    assertThat(run("{\"yamlOverride\":\"steps: []\"}").status()).isEqualTo(400);
    assertThat(run("{\"variables\":{\"a\":\"b\"}}").status()).isEqualTo(400);
    assertThat(wire.post(runs + V + "&pipelineVersion=9", "{}").status()).isEqualTo(404);
    assertThat(wire.get(runs + V).list()).hasSize(1);
  }

  @Test
  void aFileThatIsNoYamlIsRefusedWithThePlace() {
    push("steps:\n- script: a\n  bad: [");
    Wire.Answer refused = run("{}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.typeKey()).isEqualTo("PipelineValidationException");
    assertThat(refused.message())
        .startsWith(
            "/azure-pipelines.yml: (Line: 3, Col: 9, Idx: 27) - (Line: 3, Col: 9, Idx: 27): ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\n\n", "\r"})
  void aPlaceIsCountedWithTheLineBreaksThatAreThere(String end) {
    String file = String.join(end, "steps:", "- script: a", "  bad: [");
    push(file);
    assertThat(run("{}").message()).contains("Col: 9, Idx: " + file.length() + ")");
  }

  @Test
  void variablesThatNoRunMaySetAreNamed() {
    wire.patchJson("/web/_apis/build/generalsettings" + V, "{\"enforceSettableVar\":true}");
    String two = "{\"variables\":{\"a\":{\"value\":\"1\"},\"b\":{\"value\":\"2\"}}}";
    Wire.Answer refused = run(two);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.typeKey()).isEqualTo("PipelineValidationException");
    assertThat(refused.message())
        .startsWith("See https://aka.ms/AzPipelines/SettingVariablesAtQueueTime - ")
        .contains("(a,b)");
  }

  @Test
  void logsAndArtifactsComeWithSignedUrls() throws Exception {
    String run = runs + "/" + builds.seeded();
    JsonObject artifact =
        wire.get(run + "/artifacts" + V + "&artifactName=drop&$expand=signedContent").json();
    JsonObject signed = artifact.getAsJsonObject("signedContent");
    assertThat(signed.get("signatureExpires").getAsString()).isEqualTo("2026-03-04T13:00:00Z");
    assertThat(fetch(signed.get("url").getAsString())).startsWith("PK");
    assertThat(wire.get(run + "/artifacts" + V + "&artifactName=drop").json().has("signedContent"))
        .isFalse();
    assertThat(wire.get(run + "/artifacts" + V + "&artifactName=none").status()).isEqualTo(404);
    JsonObject logs = wire.get(run + "/logs" + V + "&$expand=signedContent").json();
    assertThat(logs.getAsJsonArray("logs")).hasSize(6);
    assertThat(fetch(logs.getAsJsonObject("signedContent").get("url").getAsString()))
        .startsWith("PK");
    JsonObject log = wire.get(run + "/logs/1" + V + "&$expand=signedContent").json();
    assertThat(fetch(log.getAsJsonObject("signedContent").get("url").getAsString()))
        .contains("Starting: Initialize job");
    assertThat(wire.get(run + "/logs/1" + V + "&$expand=all").status()).isEqualTo(400);
  }
}
