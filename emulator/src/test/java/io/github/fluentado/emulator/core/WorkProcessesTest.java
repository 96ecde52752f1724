// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Processes are made from the service's own, and projects follow them. */
class WorkProcessesTest {
  private static final String SCRUM = "6b724908-ef14-45cf-84f8-768b5384da45";
  private static final String ALL = "/_apis/work/processes";
  private static final String V = "?api-version=7.1";

  @AutoClose private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);

  private Wire.Answer create(String name) {
    return wire.post(
        ALL + V, "{\"name\":\"" + name + "\",\"parentProcessTypeId\":\"" + SCRUM + "\"}");
  }

  private String made(String name) {
    return create(name).json().get("typeId").getAsString();
  }

  @Test
  void theServiceBringsFourProcesses() {
    assertThat(wire.get(ALL + V).strings("value", "name"))
        .containsExactly("Basic", "Agile", "CMMI", "Scrum");
    JsonObject scrum = wire.get(ALL + "/" + SCRUM + V).json();
    assertThat(scrum.get("customizationType").getAsString()).isEqualTo("system");
    assertThat(scrum.get("parentProcessTypeId").getAsString())
        .isEqualTo("00000000-0000-0000-0000-000000000000");
    assertThat(wire.get(ALL + V + "&$expand=projects").list().get(1).toString())
        .contains("\"projects\":[{", "\"web\"");
    assertThat(wire.delete(ALL + "/" + SCRUM + V).status()).isEqualTo(400);
    assertThat(wire.patchJson(ALL + "/" + SCRUM + V, "{\"name\":\"x\"}").status()).isEqualTo(400);
  }

  @Test
  void aProcessIsMadeChangedAndDeleted() {
    JsonObject made = create("Ours").json();
    assertThat(made.get("customizationType").getAsString()).isEqualTo("inherited");
    assertThat(made.get("parentProcessTypeId").getAsString()).isEqualTo(SCRUM);
    String one = ALL + "/" + made.get("typeId").getAsString() + V;
    assertThat(create("OURS").status()).isEqualTo(409);
    wire.patchJson(one, "{\"name\":\"Mine\",\"isEnabled\":false}");
    JsonObject changed = wire.get(one).json();
    assertThat(changed.get("name").getAsString()).isEqualTo("Mine");
    assertThat(changed.get("isEnabled").getAsBoolean()).isFalse();
    assertThat(wire.get("/_apis/process/processes" + V).text())
        .contains("\"Mine\"", "\"type\":\"inherited\"");
    assertThat(wire.delete(one).status()).isEqualTo(204);
    assertThat(wire.get(one).status()).isEqualTo(404);
    assertThat(wire.post(ALL + V, "{\"name\":\"x\"}").status()).isEqualTo(404);
  }

  @Test
  void oneProcessIsTheDefault() {
    wire.patchJson(ALL + "/" + made("Ours") + V, "{\"isDefault\":true}");
    assertThat(wire.get(ALL + V).list().asList())
        .filteredOn(one -> one.getAsJsonObject().get("isDefault").getAsBoolean())
        .singleElement()
        .asString()
        .contains("\"Ours\"");
  }

  @Test
  void aProjectOfAMadeProcessHasTheTypesOfItsParent() {
    String id = made("Ours");
    wire.post(
        "/_apis/projects" + V,
        ("{\"name\":\"p\",\"capabilities\":{\"versioncontrol\":{\"sourceControlType\":\"Git\"},"
                + "\"processTemplate\":{\"templateTypeId\":\"%s\"}}}")
            .formatted(id));
    emulator.clock().advance(Duration.ofMinutes(1));
    assertThat(wire.get("/p/_apis/wit/workitemtypes" + V).text()).contains("Product Backlog Item");
    wire.patchJson(ALL + "/" + id + V, "{\"name\":\"Renamed\"}");
    assertThat(wire.get("/_apis/projects/p" + V + "&includeCapabilities=true").text())
        .contains("\"templateName\":\"Renamed\"");
    assertThat(wire.delete(ALL + "/" + id + V).status()).as("in use").isEqualTo(400);
  }
}
