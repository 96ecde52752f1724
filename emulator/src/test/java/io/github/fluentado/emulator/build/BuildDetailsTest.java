// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import static io.github.fluentado.emulator.build.BuildWire.BUILDS;
import static io.github.fluentado.emulator.build.BuildWire.DEFINITIONS;
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

/** What else is asked of builds, definitions and pipelines. */
class BuildDetailsTest {
  private static final String PIPELINES = "/web/_apis/pipelines";

  @AutoClose private final BuildWire builds = new BuildWire();
  private final Wire wire = builds.wire;
  private final String runs = PIPELINES + "/" + builds.definition() + "/runs";

  private void push(String yaml) {
    Wire.Answer answer =
        wire.post(
            "/web/_apis/git/repositories/web/pushes" + V,
            """
            {"refUpdates": [{"name": "refs/heads/main", "oldObjectId": "%s"}],
             "commits": [{"comment": "Pipeline", "changes": [{"changeType": "edit",
               "item": {"path": "/azure-pipelines.yml"},
               "newContent": {"content": %s, "contentType": "rawtext"}}]}]}
            """
                .formatted(builds.emulator.seeds().ids().get("commit"), Wire.quote(yaml)));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
  }

  private List<JsonObject> records(int build, String type) {
    return wire
        .get(BUILDS + "/" + build + "/timeline" + V)
        .json()
        .getAsJsonArray("records")
        .asList()
        .stream()
        .map(JsonElement::getAsJsonObject)
        .filter(step -> step.get("type").getAsString().equals(type))
        .toList();
  }

  private Wire.Answer define(String members) {
    return wire.post(
        DEFINITIONS + V,
        "{\"name\":\"other\",\"repository\":{\"type\":\"TfsGit\",\"name\":\"web\"},"
            + members
            + "}");
  }

  @Test
  void aBuildIsNumberedAsItsDefinitionSays() {
    int id =
        define(
                "\"process\":{\"type\":2,\"yamlFilename\":\"azure-pipelines.yml\"},"
                    + "\"buildNumberFormat\":\"$(Year:yyyy)-$(DayOfMonth)-$(BuildID)-x\"")
            .id();
    JsonObject build = builds.post("{\"definition\":{\"id\":" + id + "}}").json();
    assertThat(build.get("buildNumber").getAsString())
        .isEqualTo("2026-4-" + build.get("id").getAsInt() + "-x");
  }

  @Test
  void whatADefinitionIsMadeOfIsToldByItsProcess() {
    JsonObject yaml = define("\"process\":{\"yamlFilename\":\"a.yml\"}").json();
    assertThat(yaml.getAsJsonObject("process").get("type").getAsInt()).isEqualTo(2);
    wire.delete(DEFINITIONS + "/" + yaml.get("id").getAsInt() + V);
    JsonObject designed = define("\"process\":{\"phases\":[]}").json();
    assertThat(designed.getAsJsonObject("process").get("type").getAsInt()).isEqualTo(1);
    assertThat(define("\"process\":{\"type\":2}").status()).isEqualTo(400);
  }

  @Test
  void theStepsOfADesignedDefinitionRun() {
    String script = "d9bafed4-0b18-4f58-968d-86655b4d2ce9";
    int id =
        define(
                """
                "process": {"type": 1, "phases": [{"steps": [
                  {"displayName": "Say it", "task": {"id": "%s", "versionSpec": "2.*"}},
                  {"task": {"id": "%s", "versionSpec": "2.*"}}]}]}
                """
                    .formatted(script, script))
            .id();
    int build = builds.post("{\"definition\":{\"id\":" + id + "}}").id();
    builds.pass(10);
    List<JsonObject> tasks = records(build, "Task");
    assertThat(tasks).hasSize(6);
    assertThat(tasks.get(2).get("name").getAsString()).isEqualTo("Say it");
    assertThat(tasks.get(3).get("name").getAsString()).isEqualTo("CmdLine");
    assertThat(tasks.stream().map(task -> task.get("order").getAsInt()))
        .containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(tasks.stream().map(task -> task.getAsJsonObject("log").get("id").getAsInt()))
        .doesNotHaveDuplicates();
    JsonObject task = tasks.get(2).getAsJsonObject("task");
    assertThat(task.get("id").getAsString()).isEqualTo(script);
    assertThat(task.get("version").getAsString()).isEqualTo("2.0.0");
  }

  @Test
  void aLogNamesTheTaskOfItsStep() {
    int id = builds.done("{}");
    List<JsonObject> tasks = records(id, "Task");
    String own = log(id, tasks.get(0));
    assertThat(own)
        .contains("##[section]Starting: Initialize job")
        .doesNotContain("Task         :");
    assertThat(log(id, tasks.get(1)))
        .contains("##[section]Starting: Checkout web@main to s", "Version      : 1.0.0");
  }

  private String log(int build, JsonObject step) {
    int log = step.getAsJsonObject("log").get("id").getAsInt();
    return wire.with("Accept", "text/plain").get(BUILDS + "/" + build + "/logs/" + log + V).text();
  }

  @Test
  void parametersStandInTheFileThatIsPreviewed() {
    push(
        """
        parameters:
        - name: color
          default: red
        - name: size
          default: small
        - name: shape
          type: object
          default: [round]
        steps:
        - checkout: none
        - script: echo ${{ parameters.color }} ${{ parameters.size }}.${{ parameters.shape }}.
        """);
    String preview = PIPELINES + "/" + builds.definition() + "/preview" + V;
    String body = "{\"previewRun\":true,\"templateParameters\":{\"color\":\"blue\"}}";
    assertThat(wire.post(preview, body).json().get("finalYaml").getAsString())
        .contains("echo blue small..");
    Wire.Answer unknown =
        wire.post(preview, "{\"previewRun\":true,\"templateParameters\":{\"taste\":\"sweet\"}}");
    assertThat(unknown.message()).contains("Unexpected parameter 'taste'");
    int id = wire.post(runs + V, "{}").id();
    builds.pass(10);
    assertThat(records(id, "Task").stream().map(task -> task.get("name").getAsString()))
        .as("what is checked out is no step of its own")
        .filteredOn(name -> name.startsWith("Checkout"))
        .hasSize(1);
  }

  @Test
  void whatNoPipelineIsHasNoRuns() {
    assertThat(wire.get(PIPELINES + "/99/runs" + V).typeKey())
        .isEqualTo("PipelineNotFoundException");
    assertThat(wire.post(PIPELINES + "/99/runs" + V, "{}").typeKey())
        .isEqualTo("PipelineNotFoundException");
  }

  @Test
  void pipelinesAreOrderedByOneWordAndADirection() {
    builds.define("apple");
    assertThat(wire.get(PIPELINES + V + "&orderBy=name").strings("value", "name"))
        .containsExactly("apple", "web");
    assertThat(wire.get(PIPELINES + V + "&orderBy=name%20desc").strings("value", "name"))
        .containsExactly("web", "apple");
    assertThat(wire.get(PIPELINES + V + "&orderBy=name%20up").status()).isEqualTo(400);
    assertThat(wire.get(PIPELINES + V + "&orderBy=name%20asc%20desc").status()).isEqualTo(400);
  }

  @Test
  void aPipelineTakesTheKindOfItsRepository() {
    String body =
        """
        {"name": "made", "configuration": {"type": "yaml", "path": "/azure-pipelines.yml",
         "repository": {"id": "%s", "type": "azureReposGit"}}}
        """
            .formatted(builds.emulator.seeds().ids().get("repositoryId"));
    int id = wire.post(PIPELINES + V, body).id();
    JsonObject repository =
        wire.get(DEFINITIONS + "/" + id + V).json().getAsJsonObject("repository");
    assertThat(repository.get("type").getAsString()).isEqualTo("TfsGit");
  }

  @Test
  void aBuildOfARepositoryElsewhereHasACommit() {
    int id =
        wire.post(
                DEFINITIONS + V,
                """
                {"name": "hub", "process": {"type": 1, "phases": []},
                 "repository": {"type": "GitHub", "id": "octo/hub", "name": "octo/hub",
                                "url": "https://github.com/octo/hub.git"}}
                """)
            .id();
    JsonObject build = builds.post("{\"definition\":{\"id\":" + id + "}}").json();
    assertThat(build.get("sourceVersion").getAsString()).matches("[0-9a-f]{40}");
  }

  @Test
  void aRunTellsWhereItsLogsAre() {
    int id = builds.done("{}");
    JsonObject logs = wire.get(runs + "/" + id + "/logs" + V).json();
    assertThat(logs.get("url").getAsString()).endsWith("/runs/" + id + "/logs");
    assertThat(logs.getAsJsonArray("logs")).isNotEmpty();
  }

  @Test
  void tagsAreOfABuildOrADefinitionAndOfUsualLength() {
    for (String place :
        List.of(BUILDS + "/" + builds.seeded(), DEFINITIONS + "/" + builds.definition())) {
      String tags = place + "/tags";
      wire.send("PUT", tags + "/blue" + V, "", "");
      assertThat(wire.get(tags + V).text()).contains("\"blue\"");
      String longest = "t".repeat(256);
      assertThat(wire.post(tags + V, "[\"" + longest + "\"]").status()).isEqualTo(200);
      assertThat(wire.post(tags + V, "[\"" + longest + "t\"]").status()).isEqualTo(400);
      assertThat(wire.post(tags + V, "{\"a\":1}").status()).isEqualTo(400);
      assertThat(wire.get(tags + V).list()).hasSize(2);
    }
  }

  @Test
  void metricsLeaveOutWhatIsGoingOn() {
    builds.queue();
    builds.pass(1);
    assertThat(wire.get(DEFINITIONS + "/1/metrics?api-version=7.1-preview.1").list().toString())
        .contains("{\"name\":\"CurrentBuildsInProgress\",\"scope\":\"\",\"intValue\":1}")
        .contains("{\"name\":\"TotalBuilds\",\"scope\":\"refs/heads/main\",\"intValue\":1}");
  }

  @Test
  void deletedBuildsAreKeptForAYearAtMost() {
    String settings = "/web/_apis/build/settings" + V;
    String days = "{\"daysToKeepDeletedBuildsBeforeDestroy\":%d}";
    for (int wrong : new int[] {-1, 366}) {
      assertThat(wire.patchJson(settings, days.formatted(wrong)).status()).isEqualTo(400);
    }
    for (int right : new int[] {0, 365}) {
      assertThat(
              wire.patchJson(settings, days.formatted(right))
                  .json()
                  .get("daysToKeepDeletedBuildsBeforeDestroy")
                  .getAsInt())
          .isEqualTo(right);
    }
    assertThat(
            wire.get("/_apis/build/retention/history?api-version=7.1-preview.1")
                .json()
                .getAsJsonArray("buildRetentionSamples"))
        .isEmpty();
  }

  @Test
  void aLeaseProtectsItsOwnDefinitionAlone() {
    int other = builds.define("other").id();
    wire.post(
        "/web/_apis/build/retention/leases" + V,
        """
        [{"ownerId": "Release 1", "daysValid": 2, "runId": %d, "definitionId": %d}]
        """
            .formatted(builds.seeded(), builds.definition()));
    assertThat(wire.delete(DEFINITIONS + "/" + other + V).status()).isEqualTo(204);
    assertThat(wire.delete(DEFINITIONS + "/" + builds.definition() + V).status()).isEqualTo(400);
  }

  @Test
  void theTimelineTellsWhatHasChangedSince() {
    int id = builds.queue();
    builds.pass(1);
    String timeline = BUILDS + "/" + id + "/timeline" + V;
    JsonObject first = wire.get(timeline).json();
    int change = first.get("changeId").getAsInt();
    builds.pass(1);
    JsonObject next = wire.get(timeline + "&changeId=" + change).json();
    assertThat(next.getAsJsonArray("records").size())
        .isPositive()
        .isLessThan(first.getAsJsonArray("records").size());
    assertThat(next.get("changeId").getAsInt()).isGreaterThan(change);
    builds.pass(10);
    JsonObject last = wire.get(timeline).json();
    assertThat(
            wire.get(timeline + "&changeId=" + last.get("changeId").getAsInt())
                .json()
                .getAsJsonArray("records"))
        .isEmpty();
  }

  @Test
  void anAttachmentIsReplacedByOneOfItsName() {
    int id = builds.done("{}");
    String plan = builds.build(id).getAsJsonObject("orchestrationPlan").get("planId").getAsString();
    String timeline = wire.get(BUILDS + "/" + id + "/timeline" + V).json().get("id").getAsString();
    List<JsonObject> tasks = records(id, "Task");
    String put =
        "/web/_apis/distributedtask/hubs/build/plans/%s/timelines/%s/records/%s/attachments/%s";
    String one = tasks.get(1).get("id").getAsString();
    String two = tasks.get(2).get("id").getAsString();
    String bytes = "application/octet-stream";
    wire.send("PUT", put.formatted(plan, timeline, one, "note/a.md") + V, bytes, "old");
    wire.send("PUT", put.formatted(plan, timeline, one, "note/b.md") + V, bytes, "other");
    wire.send("PUT", put.formatted(plan, timeline, one, "pic/a.md") + V, bytes, "pic");
    wire.send("PUT", put.formatted(plan, timeline, two, "note/a.md") + V, bytes, "two");
    wire.send("PUT", put.formatted(plan, timeline, one, "note/a.md") + V, bytes, "new");
    assertThat(wire.get(BUILDS + "/" + id + "/attachments/note" + V).strings("value", "name"))
        .containsExactlyInAnyOrder("a.md", "b.md", "a.md");
    assertThat(wire.get(BUILDS + "/" + id + "/attachments/pic" + V).list()).hasSize(1);
    String get = BUILDS + "/" + id + "/" + timeline + "/" + one + "/attachments/note/";
    assertThat(wire.get(get + "a.md" + V).text()).isEqualTo("new");
    assertThat(wire.get(get + "c.md" + V).typeKey()).isEqualTo("AttachmentNotFoundException");
  }

  @Test
  void foldersOfAContainerAreNoFilesOfItsArtifact() throws Exception {
    int id = builds.done("{}");
    int container =
        wire.get("/_apis/resources/Containers" + V + "&artifactUris=vstfs:///Build/Build/" + id)
            .ids("value")
            .get(0);
    String files = "/_apis/resources/Containers/" + container;
    Wire.Answer made =
        wire.post(
            files + V,
            """
            {"value": [{"itemType": "folder", "path": "out/deep"},
                       {"itemType": "file", "path": "out/empty.txt"}]}
            """);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(wire.get(files + V + "&itemPath=out").strings("value", "path"))
        .containsExactly("out/deep", "out/empty.txt");
    wire.post(
        BUILDS + "/" + id + "/artifacts" + V,
        "{\"name\":\"mine\",\"resource\":{\"type\":\"Container\",\"data\":\"#/%d/out\"}}"
            .formatted(container));
    String zip =
        wire.get(BUILDS + "/" + id + "/artifacts" + V + "&artifactName=mine&$format=zip")
            .header("Location");
    byte[] bytes =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(URI.create(zip)).build(), BodyHandlers.ofByteArray())
            .body();
    assertThat(TimelineTest.names(bytes)).containsExactly("mine/empty.txt");
    Wire.Answer whole =
        wire.with("Accept", "application/zip").get(files + V + "&itemPath=out&$format=zip");
    assertThat(TimelineTest.names(whole.bytes())).containsExactly("out/empty.txt");
    assertThat(wire.get("/_apis/resources/Containers/9999" + V).status()).isEqualTo(404);
  }

  @Test
  void aDefinitionIsToldWithAllThatWasWritten() {
    int id = builds.definition();
    String properties = DEFINITIONS + "/" + id + "/properties";
    wire.send(
        "PATCH",
        properties + V,
        Wire.PATCH,
        "[{\"op\":\"add\",\"path\":\"/colour\",\"value\":\"red\"}]");
    assertThat(wire.get(properties + V).text()).contains("colour", "red");
    JsonObject whole = wire.get(DEFINITIONS + "/" + id + V).json();
    assertThat(whole.getAsJsonObject("properties").has("colour")).isTrue();
    assertThat(whole.getAsJsonObject("process").get("yamlFilename").getAsString())
        .isEqualTo("azure-pipelines.yml");
  }
}
