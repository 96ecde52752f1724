// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Maps, whose names no schema tells: those of the request come back, or one stands for all. */
class MapsTest {
  private static final String PV = "?api-version=7.1-preview.1";
  private static final String STATES = "/_apis/FeatureManagement/FeatureStatesQuery" + PV;

  @AutoClose private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);

  @Test
  void eachEntryThatWasSaidComesBackInItsSchema() {
    JsonObject answer =
        wire.post(
                STATES,
                "{\"featureStates\":{\"x.y\":{\"featureId\":\"x.y\",\"state\":\"enabled\"},"
                    + "\"z\":{\"state\":\"disabled\"}},\"scopeValues\":{\"one\":\"1\",\"two\":\"2\"}}")
            .json();
    JsonObject states = answer.getAsJsonObject("featureStates");
    assertThat(states.keySet()).containsExactly("x.y", "z");
    JsonObject first = states.getAsJsonObject("x.y");
    assertThat(first.get("state").getAsString()).isEqualTo("enabled");
    assertThat(first.has("overridden")).as("what the schema has beside").isTrue();
    assertThat(states.getAsJsonObject("z").get("state").getAsString()).isEqualTo("disabled");
    assertThat(answer.getAsJsonObject("scopeValues")).hasToString("{\"one\":\"1\",\"two\":\"2\"}");
  }

  @Test
  void oneEntryStandsForWhatWasNotSaid() {
    JsonObject answer = wire.post(STATES, "{\"featureIds\":[\"a\"]}").json();
    assertThat(answer.getAsJsonObject("featureStates").keySet()).containsExactly("sample");
    assertThat(answer.getAsJsonObject("featureStates").getAsJsonObject("sample").has("state"))
        .isTrue();
    assertThat(answer.getAsJsonObject("scopeValues").get("sample").getAsString()).isNotEmpty();
    JsonObject timeline =
        wire.get("/web/_apis/work/plans/1/deliverytimeline?api-version=7.1").json();
    assertThat(timeline.getAsJsonObject("childIdToParentIdMap"))
        .as("numbers, as the schema says")
        .hasToString("{\"sample\":1}");
  }

  @Test
  void aMapAsAWholeIsCounted() {
    JsonObject usage = wire.get("/_apis/resourceusage" + PV).json();
    assertThat(usage.get("count").getAsInt()).isEqualTo(1);
    assertThat(usage.getAsJsonObject("value").keySet()).containsExactly("sample");
    String team = "/web/web%20Team/_apis/work/boards";
    String board =
        wire.get(team + "?api-version=7.1").list().get(0).getAsJsonObject().get("id").getAsString();
    Wire.Answer options =
        wire.send(
            "PUT",
            team + "/" + board + "?api-version=7.1",
            "application/json",
            "{\"cardReordering\":\"1\",\"statusBadges\":\"true\"}");
    assertThat(options.text())
        .isEqualTo("{\"count\":2,\"value\":{\"cardReordering\":\"1\",\"statusBadges\":\"true\"}}");
  }
}
