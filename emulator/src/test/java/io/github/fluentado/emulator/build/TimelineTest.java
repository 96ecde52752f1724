// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import static io.github.fluentado.emulator.build.BuildWire.BUILDS;
import static io.github.fluentado.emulator.build.BuildWire.V;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Wire;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TimelineTest {
  @AutoClose private final BuildWire builds = new BuildWire();
  private final Wire wire = builds.wire;

  private Wire.Answer timeline(int build) {
    return wire.get(BUILDS + "/" + build + "/timeline" + V);
  }

  private List<JsonObject> records(int build, String type) {
    return timeline(build).json().getAsJsonArray("records").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .filter(step -> step.get("type").getAsString().equals(type))
        .toList();
  }

  private List<String> states(int build, String type) {
    return records(build, type).stream()
        .map(
            step ->
                step.has("result")
                    ? step.get("result").getAsString()
                    : step.get("state").getAsString())
        .toList();
  }

  static List<String> names(byte[] zip) throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }

  @Test
  void stepsBeginAndEndWithTheClock() {
    int id = builds.queue();
    assertThat(timeline(id).status()).isEqualTo(204);
    builds.pass(1);
    assertThat(states(id, "Task")).startsWith("inProgress").endsWith("pending").hasSize(5);
    int before = timeline(id).json().get("changeId").getAsInt();
    builds.pass(2);
    assertThat(states(id, "Task"))
        .containsExactly("succeeded", "succeeded", "inProgress", "pending", "pending");
    assertThat(states(id, "Job")).containsExactly("inProgress");
    assertThat(timeline(id).json().get("changeId").getAsInt()).isGreaterThan(before);
    Wire.Answer since = wire.get(BUILDS + "/" + id + "/timeline" + V + "&changeId=" + before);
    assertThat(since.json().getAsJsonArray("records").size()).isLessThan(8);
    builds.pass(10);
    for (String type : List.of("Stage", "Phase", "Job", "Task")) {
      assertThat(states(id, type)).as(type).isNotEmpty().containsOnly("succeeded");
    }
    assertThat(records(id, "Stage").get(0).get("finishTime").getAsString())
        .isEqualTo(builds.member(id, "finishTime"));
  }

  @Test
  void recordsHangTogether() {
    int id = builds.done("{}");
    JsonObject stage = records(id, "Stage").get(0);
    JsonObject phase = records(id, "Phase").get(0);
    JsonObject job = records(id, "Job").get(0);
    assertThat(stage.has("parentId")).isFalse();
    assertThat(phase.get("parentId")).isEqualTo(stage.get("id"));
    assertThat(job.get("parentId")).isEqualTo(phase.get("id"));
    assertThat(records(id, "Task")).allMatch(t -> t.get("parentId").equals(job.get("id")));
    assertThat(stage.get("identifier").getAsString()).isEqualTo("__default");
    String url = timeline(id).json().get("url").getAsString();
    assertThat(wire.get(url.substring(builds.emulator.url().length())).json())
        .isEqualTo(timeline(id).json());
    String none = BUILDS + "/" + id + "/timeline/00000000-0000-0000-0000-000000000001" + V;
    assertThat(wire.get(none).typeKey()).isEqualTo("TimelineNotFoundException");
  }

  @Test
  void aFailureShowsAtItsStepAndAllAboveIt() {
    int id = builds.done("{\"emulator.result\":\"failed\"}");
    assertThat(states(id, "Task"))
        .containsExactly("succeeded", "succeeded", "failed", "succeeded", "succeeded");
    assertThat(states(id, "Stage")).containsExactly("failed");
    JsonObject step = records(id, "Task").get(2);
    assertThat(step.getAsJsonArray("issues")).hasSize(1);
    int log = step.getAsJsonObject("log").get("id").getAsInt();
    assertThat(wire.get(BUILDS + "/" + id + "/logs/" + log + V).text()).contains("##[error]");
  }

  @Test
  void whatACancelCameInBetweenIsCanceledAndTheRestSkipped() {
    int id = builds.queue();
    builds.pass(3);
    builds.change(id, "{\"status\":\"cancelling\"}");
    builds.pass(20);
    assertThat(states(id, "Task"))
        .containsExactly("succeeded", "succeeded", "succeeded", "canceled", "skipped");
    assertThat(states(id, "Job")).containsExactly("canceled");
  }

  @Test
  void aRetryHasATimelineOfItsOwnAndKnowsTheOneBefore() {
    int id = builds.done("{\"emulator.result\":\"failed,succeeded\"}");
    wire.patchJson(BUILDS + "/" + id + V + "&retry=true", "{}");
    builds.pass(10);
    assertThat(states(id, "Stage")).containsExactly("succeeded");
    JsonObject stage = records(id, "Stage").get(0);
    assertThat(stage.get("attempt").getAsInt()).isEqualTo(2);
    JsonObject before = stage.getAsJsonArray("previousAttempts").get(0).getAsJsonObject();
    String first = before.get("timelineId").getAsString();
    Wire.Answer old = wire.get(BUILDS + "/" + id + "/timeline/" + first + V);
    assertThat(old.text()).contains("\"failed\"");
    assertThat(wire.get(BUILDS + "/" + id + "/logs" + V).list()).hasSize(12);
  }

  @Test
  void logsAreLinesTextOrAZip() throws IOException {
    int id = builds.done("{}");
    String logs = BUILDS + "/" + id + "/logs";
    Wire.Answer list = wire.get(logs + V);
    assertThat(list.list()).hasSize(6);
    int lines = list.list().get(1).getAsJsonObject().get("lineCount").getAsInt();
    Wire.Answer text = wire.get(logs + "/2" + V);
    assertThat(text.header("Content-Type")).startsWith("text/plain");
    assertThat(text.text().lines()).hasSize(lines).first().asString().contains("Starting: Check");
    Wire.Answer part =
        wire.with("Accept", "application/json").get(logs + "/2" + V + "&startLine=2&endLine=3");
    assertThat(part.json().get("count").getAsInt()).isEqualTo(2);
    assertThat(part.list().get(0).getAsString())
        .isEqualTo(text.text().lines().toList().get(1))
        .startsWith("2026-03-04T12:00:02.0000000Z ");
    Wire.Answer zip = wire.with("Accept", "application/zip").get(logs + V);
    assertThat(names(zip.bytes())).hasSize(6).contains("6_Job.txt");
    assertThat(wire.get(logs + "/99" + V).typeKey()).isEqualTo("BuildLogNotFoundException");
    assertThat(wire.get(logs + "/2" + V + "&startLine=-1").status()).isEqualTo(400);
  }

  @Test
  void aLogGrowsWhileItsStepGoesOn() {
    int id = builds.queue();
    builds.pass(1);
    String log = BUILDS + "/" + id + "/logs/1" + V;
    long before = wire.get(log).text().lines().count();
    assertThat(wire.get(BUILDS + "/" + id + "/logs" + V).list()).hasSize(1);
    builds.pass(2);
    assertThat(wire.get(log).text().lines().count()).isGreaterThan(before);
    assertThat(wire.get(BUILDS + "/" + id + "/logs" + V).list()).hasSize(3);
  }

  @Test
  void stepsHaveAttachments() {
    int id = builds.done("{}");
    JsonObject build = builds.build(id);
    String plan = build.getAsJsonObject("orchestrationPlan").get("planId").getAsString();
    String timeline = timeline(id).json().get("id").getAsString();
    String record = records(id, "Task").get(2).get("id").getAsString();
    String put =
        "/web/_apis/distributedtask/hubs/build/plans/%s/timelines/%s/records/%s/attachments/note/a.md"
            .formatted(plan, timeline, record);
    assertThat(wire.send("PUT", put + V, "application/octet-stream", "hello").status())
        .isEqualTo(200);
    Wire.Answer list = wire.get(BUILDS + "/" + id + "/attachments/note" + V);
    assertThat(list.strings("value", "name")).containsExactly("a.md");
    assertThat(wire.get(BUILDS + "/" + id + "/attachments/other" + V).list()).isEmpty();
    String self =
        list.list()
            .get(0)
            .getAsJsonObject()
            .getAsJsonObject("_links")
            .getAsJsonObject("self")
            .get("href")
            .getAsString();
    assertThat(wire.get(self.substring(builds.emulator.url().length()) + V).text())
        .isEqualTo("hello");
  }
}
