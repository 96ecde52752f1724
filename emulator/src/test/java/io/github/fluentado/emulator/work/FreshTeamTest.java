// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A team that was made by REST inherits nothing from its project. */
class FreshTeamTest {
  private static final String V = "?api-version=7.1";
  private static final String SETTINGS = "/web/t/_apis/work/teamsettings" + V;
  private static final String AREAS = "/web/t/_apis/work/teamsettings/teamfieldvalues" + V;
  private static final String ITERATIONS = "/web/t/_apis/work/teamsettings/iterations" + V;

  @AutoClose private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);

  @BeforeEach
  void make() {
    assertThat(wire.post("/_apis/projects/web/teams" + V, "{\"name\": \"t\"}").status())
        .isEqualTo(201);
  }

  private String node(String name) {
    Wire.Answer made =
        wire.post(
            "/web/_apis/wit/classificationnodes/iterations" + V, "{\"name\": \"" + name + "\"}");
    return made.json().get("identifier").getAsString();
  }

  private String root() {
    return wire.get("/web/_apis/wit/classificationnodes/iterations" + V)
        .json()
        .get("identifier")
        .getAsString();
  }

  @Test
  void itHasNoIterationAndNoArea() {
    JsonObject settings = wire.get(SETTINGS).json();
    JsonObject backlog = settings.getAsJsonObject("backlogIteration");
    assertThat(backlog.keySet()).containsExactly("id");
    assertThat(backlog.get("id").getAsString()).matches("[0-]+");
    assertThat(settings.get("defaultIteration").isJsonNull()).isTrue();
    assertThat(settings.get("defaultIterationMacro").getAsString()).isEqualTo("@currentIteration");
    JsonObject areas = wire.get(AREAS).json();
    assertThat(areas.get("defaultValue").isJsonNull()).isTrue();
    assertThat(areas.getAsJsonArray("values")).isEmpty();
  }

  @Test
  void itTakesIterationsOnceItHasTheirTop() {
    String add = "{\"id\": \"" + node("one") + "\"}";
    Wire.Answer refused = wire.post(ITERATIONS, add);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.typeKey()).isEqualTo("InvalidTeamSettingsException");
    assertThat(refused.message()).startsWith("TF400497");
    wire.patchJson(SETTINGS, "{\"backlogIteration\": \"" + root() + "\"}");
    assertThat(wire.post(ITERATIONS, add).status()).isEqualTo(200);
  }

  @Test
  void areasNeedADefault() {
    Wire.Answer refused =
        wire.patchJson(AREAS, "{\"values\": [{\"value\": \"web\", \"includeChildren\": false}]}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.typeKey()).isEqualTo("TeamFieldArgumentNullException");
    assertThat(refused.message()).isEqualTo("DefaultValue");
    assertThat(refused.json().get("eventId").getAsInt()).isZero();
  }

  @Test
  void aDefaultIterationPutsItsMacroOutAndHasALinkOfItsOwn() {
    wire.patchJson(SETTINGS, "{\"backlogIteration\": \"" + root() + "\"}");
    JsonObject one = wire.get(SETTINGS).json().getAsJsonObject("_links");
    assertThat(one.get("classificationNode").isJsonObject()).isTrue();
    JsonObject set =
        wire.patchJson(SETTINGS, "{\"defaultIteration\": \"" + node("one") + "\"}").json();
    assertThat(set.get("defaultIterationMacro").isJsonNull()).isTrue();
    assertThat(set.getAsJsonObject("defaultIteration").get("path").getAsString())
        .isEqualTo("\\one");
    assertThat(set.getAsJsonObject("_links").getAsJsonArray("classificationNode")).hasSize(2);
  }

  @Test
  void nodesTellTheirAddressWhenTheyAreMadeMovedAndChanged() {
    String nodes = "/web/_apis/wit/classificationnodes/areas";
    Wire.Answer made = wire.post(nodes + V, "{\"name\": \"a\"}");
    assertThat(made.header("Location")).endsWith("/_apis/wit/classificationNodes/Areas/a");
    wire.post(nodes + V, "{\"name\": \"b\"}");
    Wire.Answer moved = wire.post(nodes + "/b" + V, "{\"id\": " + made.id() + "}");
    assertThat(moved.status()).isEqualTo(200);
    assertThat(moved.header("Location")).endsWith("/classificationNodes/Areas/b/a");
    Wire.Answer renamed = wire.patchJson(nodes + "/b/a" + V, "{\"name\": \"c\"}");
    assertThat(renamed.header("Location")).endsWith("/classificationNodes/Areas/b/c");
  }
}
