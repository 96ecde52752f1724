// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.testrun;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TestRunsTest {
  private static final String RUNS = "/web/_apis/test/runs";
  private static final String V = "?api-version=7.1";

  @AutoClose private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);

  private String run() {
    Wire.Answer made =
        wire.post(RUNS + V, "{\"name\":\"nightly\",\"automated\":true,\"state\":\"InProgress\"}");
    assertThat(made.status()).as(made.text()).isEqualTo(200);
    return RUNS + "/" + made.id();
  }

  private static String results(int count, String outcome) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{\"testCaseTitle\":\"t" + i + "\",\"outcome\":\"" + outcome + "\"}")
        .collect(Collectors.joining(",", "[", "]"));
  }

  private Wire.Answer change(String target, String body) {
    return wire.send("PATCH", target, "application/json", body);
  }

  @Test
  void resultsAreCountedAndKeptUntilTheRunEnds() {
    String run = run();
    assertThat(wire.post(run + "/results" + V, results(2, "Passed")).list()).hasSize(2);
    wire.post(run + "/results" + V, results(1, "Failed"));
    change(run + "/results" + V, "[{\"id\":100000,\"comment\":\"seen\"}]");
    assertThat(wire.get(run + "/results/100000" + V).json().get("comment").getAsString())
        .isEqualTo("seen");
    JsonObject ended = change(run + V, "{\"state\":\"Completed\"}").json();
    assertThat(ended.get("totalTests").getAsInt()).isEqualTo(3);
    assertThat(ended.get("passedTests").getAsInt()).isEqualTo(2);
    assertThat(ended.get("state").getAsString()).isEqualTo("Completed");
    assertThat(wire.post(run + "/results" + V, results(1, "Passed")).status()).isEqualTo(400);
    assertThat(wire.get(run + "/statistics" + V).text())
        .contains("\"outcome\":\"Passed\",\"count\":2", "\"outcome\":\"Failed\",\"count\":1");
    assertThat(wire.get(run + "/results" + V + "&outcomes=failed").list()).hasSize(1);
    assertThat(wire.delete(run + V).status()).isEqualTo(204);
    assertThat(wire.get(run + V).status()).isEqualTo(404);
  }

  @Test
  void resultsComeAndGoInPartsOfLimitedSize() {
    String run = run();
    assertThat(wire.post(run + "/results" + V, results(1001, "Passed")).status()).isEqualTo(400);
    wire.post(run + "/results" + V, results(1000, "Passed"));
    wire.post(run + "/results" + V, results(5, "Passed"));
    assertThat(wire.get(run + "/results" + V).list()).hasSize(1000);
    assertThat(wire.get(run + "/results" + V + "&$skip=1000").list()).hasSize(5);
    String details = run + "/results" + V + "&detailsToInclude=iterations";
    assertThat(wire.get(details).list()).hasSize(100);
    assertThat(wire.get(details + "&$top=200").status()).isEqualTo(400);
  }

  @Test
  void whatIsIncompleteIsRefused() {
    assertThat(wire.post(RUNS + V, "{}").status()).isEqualTo(400);
    assertThat(wire.post(RUNS + V, "{\"name\":\"a\",\"state\":\"odd\"}").status()).isEqualTo(400);
    assertThat(wire.post(run() + "/results" + V, "[{}]").status()).isEqualTo(400);
    assertThat(wire.get(RUNS + "/99" + V).status()).isEqualTo(404);
    assertThat(wire.get(RUNS + V + "&automated=false").list()).isEmpty();
    assertThat(wire.get(RUNS + V + "&automated=true").list()).hasSize(1);
  }
}
