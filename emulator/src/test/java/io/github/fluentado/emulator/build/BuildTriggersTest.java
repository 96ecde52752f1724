// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import static io.github.fluentado.emulator.build.BuildWire.BUILDS;
import static io.github.fluentado.emulator.build.BuildWire.DEFINITIONS;
import static io.github.fluentado.emulator.build.BuildWire.V;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Wire;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class BuildTriggersTest {
  @AutoClose private final BuildWire builds = new BuildWire();
  private final Wire wire = builds.wire;

  private String tip(String branch) {
    return wire.get("/web/_apis/git/repositories/web/refs" + V + "&filter=heads/" + branch)
        .list()
        .get(0)
        .getAsJsonObject()
        .get("objectId")
        .getAsString();
  }

  private void push(String branch, String path, String text, String comment) {
    String body =
        """
        {"refUpdates": [{"name": "refs/heads/%s", "oldObjectId": "%s"}],
         "commits": [{"comment": %s, "changes": [{"changeType": "add", "item": {"path": "%s"},
           "newContent": {"content": %s, "contentType": "rawtext"}}]}]}
        """
            .formatted(branch, tip(branch), Wire.quote(comment), path, Wire.quote(text));
    Wire.Answer answer = wire.post("/web/_apis/git/repositories/web/pushes" + V, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
  }

  private void triggerOn(String branches, String paths) {
    JsonObject definition = wire.get(DEFINITIONS + "/1" + V).json();
    String trigger =
        "[{\"triggerType\":\"continuousIntegration\",\"branchFilters\":[%s],\"pathFilters\":[%s]}]";
    definition.add(
        "triggers", com.google.gson.JsonParser.parseString(trigger.formatted(branches, paths)));
    wire.send("PUT", DEFINITIONS + "/1" + V, "application/json", definition.toString());
  }

  @Test
  void aPushStartsABuildWhereTheTriggerSaysSo() {
    push("main", "/a.txt", "a", "No trigger yet");
    assertThat(builds.list("")).hasSize(1);
    triggerOn("\"+refs/heads/main\",\"-refs/heads/feature/*\"", "\"+/src\"");
    push("main", "/docs/b.txt", "b", "Not among the paths");
    push("feature/greeting", "/src/c.txt", "c", "Not among the branches");
    push("main", "/src/d.txt", "d", "Skipped [skip ci]");
    assertThat(builds.list("")).hasSize(1);
    push("main", "/src/e.txt", "e", "Go");
    JsonObject build = wire.get(BUILDS + V).list().get(0).getAsJsonObject();
    assertThat(build.get("reason").getAsString()).isEqualTo("individualCI");
    assertThat(build.get("sourceVersion").getAsString()).isEqualTo(tip("main"));
    assertThat(build.getAsJsonObject("triggerInfo").get("ci.message").getAsString())
        .isEqualTo("Go");
  }

  @Test
  void thePipelinesFileSaysWhichPushesCount() {
    String create =
        """
        {"name": "ci", "configuration": {"type": "yaml", "path": "/ci.yml",
         "repository": {"name": "web", "type": "azureReposGit"}}}
        """;
    int id = wire.post("/web/_apis/pipelines" + V, create).id();
    String runs = "/web/_apis/pipelines/" + id + "/runs" + V;
    push("main", "/x.txt", "x", "No file yet");
    push("main", "/ci.yml", "trigger: none\nsteps:\n- script: make\n", "Quiet");
    push("feature/greeting", "/ci.yml", "trigger: [main]\nsteps:\n- script: make\n", "Other");
    assertThat(wire.get(runs).list()).isEmpty();
    push("feature/greeting", "/y/ci.yml", "", "Still only main");
    assertThat(wire.get(runs).list()).isEmpty();
  }

  @Test
  void changesAreTheCommitsSinceTheBuildBefore() {
    push("main", "/a.txt", "a", "First, for #12");
    push("main", "/b.txt", "b", "Second, for #7 and #12");
    int id = builds.done("{}");
    String build = BUILDS + "/" + id;
    assertThat(wire.get(build + "/changes" + V).strings("value", "message"))
        .containsExactly("Second, for #7 and #12", "First, for #12");
    Wire.Answer page = wire.get(build + "/changes" + V + "&$top=1");
    String token = page.header("x-ms-continuationtoken");
    assertThat(
            wire.get(build + "/changes" + V + "&continuationToken=" + token)
                .strings("value", "message"))
        .containsExactly("First, for #12");
    assertThat(wire.get(build + "/workitems" + V).strings("value", "id"))
        .containsExactly("7", "12");
    String between = V + "&fromBuildId=" + builds.seeded() + "&toBuildId=" + id;
    assertThat(wire.get("/web/_apis/build/changes" + between).list()).hasSize(2);
    assertThat(wire.get("/web/_apis/build/workitems" + between).list()).hasSize(2);
    assertThat(wire.get(build + "/changes" + V + "&continuationToken=x").status()).isEqualTo(400);
    assertThat(wire.get("/web/_apis/build/changes" + V).status()).isIn(400, 404);
    assertThat(wire.get(BUILDS + "/" + builds.done("{}") + "/changes" + V).list()).isEmpty();
  }

  @Test
  void resourcesAreAuthorizedForAProjectOrOnePipeline() {
    String version = "?api-version=7.1-preview.1";
    String all = "/web/_apis/build/authorizedresources" + version;
    String one = DEFINITIONS + "/1/resources" + version;
    assertThat(
            wire.patchJson(one, "[{\"type\":\"queue\",\"id\":\"1\",\"authorized\":true}]").status())
        .isEqualTo(200);
    assertThat(wire.get(one).strings("value", "type")).isEqualTo(List.of("queue"));
    assertThat(wire.get(all).list()).isEmpty();
    assertThat(wire.get(one + "&type=endpoint").list()).isEmpty();
    assertThat(wire.patchJson(all, "[{\"type\":\"queue\"}]").status()).isEqualTo(400);
  }
}
