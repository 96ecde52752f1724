// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A release goes through its environments by the clock and by people's word. */
class ReleasesTest {
  private static final String ROOT = "/web/_apis/release/";
  private static final String V = "?api-version=7.1";
  private static final String FIRST =
      "{\"name\":\"test\",\"conditions\":[{\"conditionType\":\"event\",\"name\":\"ReleaseStarted\"}]}";

  @AutoClose
  private final Emulator emulator =
      Emulator.builder().clock(InstantSource.fixed(Instant.parse("2026-03-04T12:00:00Z"))).start();

  private final Wire wire = Wire.of(emulator);
  private int definition;

  @BeforeEach
  void makeDefinition() {
    String me =
        wire.get("/_apis/connectionData")
            .json()
            .getAsJsonObject("authenticatedUser")
            .get("id")
            .getAsString();
    String second =
        "{\"name\":\"live\",\"conditions\":[{\"conditionType\":\"environmentState\",\"name\":\"test\",\"value\":\"4\"}],"
            + "\"preDeployApprovals\":{\"approvals\":[{\"rank\":1,\"isAutomated\":false,\"approver\":{\"id\":\""
            + me
            + "\"}}]}}";
    definition =
        wire.post(
                ROOT + "definitions" + V,
                "{\"name\":\"shop\",\"environments\":[" + FIRST + "," + second + "]}")
            .id();
  }

  private Wire.Answer release(String more) {
    return wire.post(ROOT + "releases" + V, "{\"definitionId\":" + definition + more + "}");
  }

  private String status(int release, int environment) {
    return environment(release, environment).get("status").getAsString();
  }

  private JsonObject environment(int release, int index) {
    return wire.get(ROOT + "releases/" + release + V)
        .json()
        .getAsJsonArray("environments")
        .get(index)
        .getAsJsonObject();
  }

  private void pass() {
    emulator.clock().advance(Duration.ofSeconds(6));
  }

  @Test
  void environmentsFollowEachOtherAndWaitForPeople() {
    int id = release("").id();
    assertThat(status(id, 0)).isEqualTo("inProgress");
    assertThat(status(id, 1)).isEqualTo("notStarted");
    pass();
    assertThat(status(id, 0)).isEqualTo("succeeded");
    JsonObject asked = wire.get(ROOT + "approvals" + V).list().get(0).getAsJsonObject();
    assertThat(asked.get("status").getAsString()).isEqualTo("pending");
    assertThat(asked.getAsJsonObject("releaseEnvironment").get("name").getAsString())
        .isEqualTo("live");
    pass();
    assertThat(status(id, 1)).as("waits").isEqualTo("inProgress");
    String approval = ROOT + "approvals/" + asked.get("id").getAsInt() + V;
    JsonObject said =
        wire.patchJson(approval, "{\"status\":\"approved\",\"comments\":\"go\"}").json();
    assertThat(said.get("comments").getAsString()).isEqualTo("go");
    pass();
    assertThat(status(id, 1)).isEqualTo("succeeded");
    assertThat(wire.get(ROOT + "approvals" + V).list()).isEmpty();
    assertThat(wire.patchJson(approval, "{\"status\":\"rejected\"}").status()).isEqualTo(400);
    assertThat(wire.get(ROOT + "deployments" + V + "&deploymentStatus=succeeded").list())
        .hasSize(2);
  }

  @Test
  void aRefusedDeploymentIsRejectedAndCanBeTriedAgain() {
    int id = release("").id();
    pass();
    int asked = wire.get(ROOT + "approvals" + V).ids("value").get(0);
    wire.patchJson(ROOT + "approvals/" + asked + V, "{\"status\":\"rejected\"}");
    assertThat(status(id, 1)).isEqualTo("rejected");
    String live = ROOT + "releases/" + id + "/environments/" + environment(id, 1).get("id") + V;
    assertThat(
            wire.patchJson(live, "{\"status\":\"inProgress\"}").json().get("status").getAsString())
        .isEqualTo("inProgress");
    assertThat(wire.patchJson(live, "{\"status\":\"inProgress\"}").status()).isEqualTo(400);
    assertThat(environment(id, 1).getAsJsonArray("deploySteps")).hasSize(2);
    wire.patchJson(live, "{\"status\":\"canceled\"}");
    assertThat(status(id, 1)).isEqualTo("canceled");
    assertThat(wire.get(ROOT + "approvals" + V).list()).isEmpty();
  }

  @Test
  void variablesTellHowADeploymentEnds() {
    int id = release(",\"variables\":{\"emulator.result\":{\"value\":\"failed\"}}").id();
    pass();
    assertThat(status(id, 0)).isEqualTo("rejected");
    assertThat(status(id, 1)).isEqualTo("notStarted");
  }

  @Test
  void draftsAndWhatIsLeftToPeopleDoNotStart() {
    int draft = release(",\"isDraft\":true").id();
    int manual = release(",\"manualEnvironments\":[\"test\"]").id();
    assertThat(status(draft, 0)).isEqualTo("notStarted");
    assertThat(status(manual, 0)).isEqualTo("notStarted");
    wire.patchJson(ROOT + "releases/" + draft + V, "{\"status\":\"active\"}");
    assertThat(status(draft, 0)).isEqualTo("inProgress");
    wire.patchJson(ROOT + "releases/" + manual + V, "{\"status\":\"abandoned\"}");
    String test =
        ROOT + "releases/" + manual + "/environments/" + environment(manual, 0).get("id") + V;
    assertThat(wire.patchJson(test, "{\"status\":\"inProgress\"}").status()).isEqualTo(400);
  }

  @Test
  void listsHaveTheNewestFirstInPages() {
    for (int i = 0; i < 3; i++) {
      release("");
    }
    String page = ROOT + "releases" + V + "&$top=2";
    Wire.Answer first = wire.get(page);
    assertThat(first.ids("value")).containsExactly(3, 2);
    assertThat(first.list().get(0).getAsJsonObject().has("environments")).isFalse();
    String token = first.header("x-ms-continuationtoken");
    assertThat(wire.get(page + "&continuationToken=" + token).ids("value")).containsExactly(1);
    assertThat(wire.get(ROOT + "releases" + V + "&definitionId=9").list()).isEmpty();
  }

  @Test
  void definitionsCountRevisionsAndRefuseOldOnes() {
    String one = ROOT + "definitions/" + definition + V;
    JsonObject there = wire.get(one).json();
    there.addProperty("description", "d");
    Wire.Answer changed =
        wire.send("PUT", ROOT + "definitions" + V, "application/json", there.toString());
    assertThat(changed.json().get("revision").getAsInt()).isEqualTo(2);
    assertThat(
            wire.send("PUT", ROOT + "definitions" + V, "application/json", there.toString())
                .status())
        .isEqualTo(400);
    String revisions = ROOT + "definitions/" + definition + "/revisions";
    assertThat(wire.get(revisions + V).list()).hasSize(2);
    assertThat(wire.get(revisions + "/1" + V).text()).doesNotContain("\"description\"");
    assertThat(
            wire.post(
                    ROOT + "definitions" + V,
                    "{\"name\":\"SHOP\",\"environments\":[" + FIRST + "]}")
                .status())
        .isEqualTo(400);
    assertThat(wire.delete(one).status()).isEqualTo(204);
    assertThat(wire.get(one).typeKey()).isEqualTo("ReleaseDefinitionNotFoundException");
    assertThat(release("").status()).isEqualTo(404);
    assertThat(wire.get(ROOT + "releases/77" + V).typeKey()).isEqualTo("ReleaseNotFoundException");
  }

  @Test
  void tasksOfADeploymentHaveLogsThatGrowWithIt() throws IOException {
    String phases =
        "{\"name\":\"Run on agent\",\"workflowTasks\":[{\"name\":\"Unpack\"},{\"name\":\"Copy:"
            + " all\"}]}";
    int made =
        wire.post(
                ROOT + "definitions" + V,
                "{\"name\":\"logged\",\"environments\":["
                    + FIRST.replaceFirst("}$", ",\"deployPhases\":[" + phases + "]}")
                    + "]}")
            .id();
    int id = wire.post(ROOT + "releases" + V, "{\"definitionId\":" + made + "}").id();
    JsonObject task = task(id, 1);
    assertThat(task.get("status").getAsString()).isEqualTo("inProgress");
    String log = task.get("logUrl").getAsString().substring(emulator.url().length());
    assertThat(wire.get(log + V).text()).contains("Starting: Copy: all").doesNotContain("Finish");
    pass();
    assertThat(task(id, 1).get("status").getAsString()).isEqualTo("succeeded");
    assertThat(task(id, 1).get("lineCount").getAsInt()).isEqualTo(3);
    assertThat(wire.get(log + V + "&startLine=3").text())
        .matches("2026-03-04T12:00:05\\.0{7}Z ##\\[section]Finishing: Copy: all\n");
    assertThat(wire.get(log + V + "&startLine=4").text()).isEmpty();
    assertThat(wire.get(log.replace("tasks/2", "tasks/3") + V).typeKey())
        .isEqualTo("TaskNotFoundException");

    Wire.Answer all = wire.get(ROOT + "releases/" + id + "/logs" + V);

    assertThat(all.header("Content-Type")).startsWith("application/zip");
    List<String> names = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(all.bytes()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
        assertThat(new String(zip.readAllBytes(), UTF_8)).contains("Finishing: ");
      }
    }
    assertThat(names)
        .containsExactly("test/Run on agent/1_Unpack.log", "test/Run on agent/2_Copy_ all.log");
  }

  private JsonObject task(int release, int index) {
    return environment(release, 0)
        .getAsJsonArray("deploySteps")
        .get(0)
        .getAsJsonObject()
        .getAsJsonArray("releaseDeployPhases")
        .get(0)
        .getAsJsonObject()
        .getAsJsonArray("deploymentJobs")
        .get(0)
        .getAsJsonObject()
        .getAsJsonArray("tasks")
        .get(index)
        .getAsJsonObject();
  }
}
