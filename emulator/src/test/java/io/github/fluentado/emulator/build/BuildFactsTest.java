// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import io.github.fluentado.emulator.pullrequest.Reviews;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Pipelines and builds as recorded answers of the service have them. */
class BuildFactsTest {
  private static final String V = "?api-version=7.1";
  private static final String P = "?api-version=7.1-preview";

  @AutoClose private final Emulator emulator = Reviews.start();
  private final Wire wire = Wire.of(emulator);

  private Wire.Answer definition(String name, String process) {
    return wire.post(
        "/web/_apis/build/definitions" + V,
        """
        {"name": "%s", "process": %s, "repository":
         {"type": "tfsgit", "name": "web", "defaultBranch": "main"},
         "triggers": [{"settingsSourceType": 2, "triggerType": 2}]}"""
            .formatted(name, process));
  }

  private static final String NO_FILE = "{\"type\": 2, \"yamlFilename\": \"/gone.yml\"}";

  @Test
  void aNewDefinitionHasItsTriggersFilledInAndItsBranchAsGiven() {
    Wire.Answer made = definition("ci", NO_FILE);
    assertThat(made.status()).as(made.text()).isEqualTo(200);
    JsonObject trigger = made.json().getAsJsonArray("triggers").get(0).getAsJsonObject();
    assertThat(trigger.get("triggerType").getAsString()).isEqualTo("continuousIntegration");
    assertThat(trigger.getAsJsonArray("branchFilters")).isEmpty();
    assertThat(trigger.getAsJsonArray("pathFilters")).isEmpty();
    assertThat(trigger.get("batchChanges").getAsBoolean()).isFalse();
    assertThat(trigger.get("maxConcurrentBuildsPerBranch").getAsInt()).isEqualTo(1);
    assertThat(trigger.get("settingsSourceType").getAsInt()).isEqualTo(2);
    assertThat(made.json().keySet())
        .doesNotContain("jobTimeoutInMinutes", "buildNumberFormat", "options");
    JsonObject read = wire.get("/web/_apis/build/definitions/" + made.id() + V).json();
    assertThat(branch(read)).isEqualTo("main");
    Wire.Answer put =
        wire.send(
            "PUT",
            "/web/_apis/build/definitions/" + made.id() + V,
            "application/json",
            read.toString());
    assertThat(branch(put.json())).isEqualTo("refs/heads/main");
    assertThat(definition("designed", "{\"type\": 1}").json().keySet())
        .contains("jobTimeoutInMinutes", "buildNumberFormat", "options");
  }

  private static String branch(JsonObject definition) {
    JsonObject repository = definition.getAsJsonObject("repository");
    assertThat(repository.get("type").getAsString()).isEqualTo("TfsGit");
    return repository.get("defaultBranch").getAsString();
  }

  @Test
  void whatRunsComesFirstThenWhatWaitsThenTheNewestEnd() {
    int designed = definition("designed", "{\"type\": 1}").id();
    int first = queue(designed, "PT1S");
    emulator.clock().advance(Duration.ofMinutes(2));
    int second = queue(designed, "PT1S");
    emulator.clock().advance(Duration.ofMinutes(2));
    int running = queue(designed, "PT30M");
    emulator.clock().advance(Duration.ofSeconds(20));
    int waiting = queue(designed, "PT1S");
    List<Integer> ids =
        wire.get("/web/_apis/build/builds?definitions=" + designed + "&api-version=7.1")
            .ids("value");
    assertThat(ids).containsExactly(running, waiting, second, first);
  }

  private int queue(int definition, String duration) {
    String parameters = Wire.quote("{\"emulator.duration\": \"" + duration + "\"}");
    Wire.Answer queued =
        wire.post(
            "/web/_apis/build/builds" + V,
            "{\"definition\": {\"id\": %d}, \"parameters\": %s}".formatted(definition, parameters));
    assertThat(queued.status()).as(queued.text()).isEqualTo(200);
    JsonObject queue = queued.json().getAsJsonObject("queue");
    assertThat(queue.keySet()).contains("id", "name").doesNotContain("url", "_links");
    assertThat(queued.json().has("templateParameters")).isFalse();
    return queued.id();
  }

  @Test
  void aMissingFileIsRefusedWhenTheRunIsAskedFor() {
    int id = definition("ci", NO_FILE).id();
    assertThat(wire.post("/web/_apis/pipelines/" + id + "/runs" + V, "{}").status()).isEqualTo(400);
    Wire.Answer refused =
        wire.post("/web/_apis/build/builds" + V, "{\"definition\": {\"id\": " + id + "}}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(wire.get("/web/_apis/build/builds?definitions=" + id + "&api-version=7.1").list())
        .isEmpty();
  }

  @Test
  void aPreviewOfAPipelineThatIsNotThereIsCalledAFailure() {
    Wire.Answer missing = wire.post("/web/_apis/pipelines/999/preview" + V, "{}");
    assertThat(missing.status()).isEqualTo(500);
    assertThat(missing.typeKey()).isEqualTo("PipelineNotFoundException");
    assertThat(wire.get("/web/_apis/pipelines/999" + V).status()).isEqualTo(404);
  }

  @Test
  void foldersMayBeNamedInThePath() {
    String one = "/web/_apis/build/folders/TF?api-version=5.0-preview.2";
    Wire.Answer made = wire.send("PUT", one, "application/json", "{\"path\": \"TF\"}");
    assertThat(made.status()).as(made.text()).isEqualTo(200);
    assertThat(made.json().get("path").getAsString()).isEqualTo("\\TF");
    assertThat(made.json().keySet())
        .contains("createdBy")
        .doesNotContain("lastChangedBy", "lastChangedDate");
    emulator.clock().advance(Duration.ofSeconds(1));
    Wire.Answer moved = wire.post(one, "{\"path\": \"\\\\a\\\\b\"}");
    assertThat(moved.json().get("path").getAsString()).isEqualTo("\\a\\b");
    assertThat(moved.json().keySet()).contains("lastChangedBy", "lastChangedDate");
    JsonObject root = wire.get("/web/_apis/build/folders" + P).list().get(0).getAsJsonObject();
    assertThat(root.get("path").getAsString()).isEqualTo("\\");
    assertThat(root.has("createdBy")).isFalse();
    assertThat(wire.delete("/web/_apis/build/folders/a?api-version=5.0-preview.2").status())
        .isEqualTo(204);
  }

  @Test
  void authorizingTellsAllThatIsAuthorized() {
    assertThat(authorize("1", true).list()).hasSize(1);
    Wire.Answer both = authorize("2", true);
    assertThat(both.strings("value", "id")).containsExactly("1", "2");
    assertThat(both.list().get(0).getAsJsonObject().has("name")).isFalse();
    authorize("1", false);
    assertThat(authorize("2", false).list()).isEmpty();
    assertThat(
            wire.get(
                    "/web/_apis/build/authorizedresources?type=variablegroup&id=1&api-version=7.1-preview.1")
                .list())
        .isEmpty();
  }

  private Wire.Answer authorize(String id, boolean on) {
    return wire.patchJson(
        "/web/_apis/build/authorizedresources?api-version=7.1-preview.1",
        "[{\"type\":\"variablegroup\",\"id\":\"%s\",\"name\":\"g\",\"authorized\":%s}]"
            .formatted(id, on));
  }

  @Test
  void retentionTellsTheValueUnderTheNameItIsSetBy() {
    Wire.Answer set =
        wire.patchJson("/web/_apis/build/retention" + V, "{\"runRetention\": {\"value\": 40}}");
    assertThat(set.json().getAsJsonObject("runRetention").get("value").getAsInt()).isEqualTo(40);
  }
}
