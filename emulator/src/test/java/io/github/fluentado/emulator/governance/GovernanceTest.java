// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.governance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.ServerYear;
import io.github.fluentado.emulator.Wire;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class GovernanceTest {
  private static final String ALL = "/web/_apis/ComponentGovernance/GovernedRepositories";
  private static final String SETTINGS = ALL + "/1/AlertSettings?api-version=5.0-preview.2";
  private static final String V = "?api-version=6.1-preview.1";

  @AutoClose private final Emulator emulator = Emulator.builder().seeded().start();
  private final Wire wire = Wire.of(emulator);

  private Wire.Answer save(String body) {
    return wire.send("PUT", SETTINGS, "application/json", body);
  }

  @Test
  void repositoriesBelongToTheirProject() {
    assertThat(wire.get(ALL + V).strings("value", "name")).containsExactly("web");
    String other = "/Gr%C3%B6%C3%9Fe%20%26%20Ma%C3%9F" + ALL.substring(4);
    assertThat(wire.get(other + V).list()).isEmpty();
    assertThat(wire.get(other + "/1" + V).status()).isEqualTo(404);
    assertThat(wire.get(ALL + "/1" + V).id()).isEqualTo(1);
    assertThat(wire.delete(ALL + "/1" + V).status()).isEqualTo(204);
    assertThat(wire.get(ALL + "/1" + V).status()).isEqualTo(404);
  }

  @Test
  void settingsAreSavedAsAWholeWithTheSeverityAsANumber() {
    JsonObject before = wire.get(SETTINGS).json();
    assertThat(before.get("minimumAlertSeverity").getAsString()).isEqualTo("medium");
    assertThat(save("{\"minimumAlertSeverity\":3,\"other\":1}").status()).isEqualTo(200);
    assertThat(wire.get(SETTINGS).json())
        .hasToString("{\"minimumAlertSeverity\":\"critical\",\"other\":1}");
    assertThat(save("{\"minimumAlertSeverity\":9}").status()).isEqualTo(400);
    assertThat(save("{}").status()).isEqualTo(400);
  }

  @Test
  void policiesAreRemovedOnce() {
    String policy = ALL + "/1/policyreferences/2?api-version=5.1-preview.1";
    assertThat(wire.delete(policy).status()).isEqualTo(204);
    assertThat(wire.delete(policy).status()).isEqualTo(404);
    assertThat(wire.get(ALL + "/1" + V).text()).contains("\"policyReferences\":[{\"id\":\"1\"}]");
  }

  @Test
  void branchesAndAlertsNeedNoVersion() {
    assertThat(wire.get(ALL + "/1/Branches").list()).hasSize(2);
    assertThat(wire.get(ALL + "/1/Branches?isTracked=True&top=99999").list()).hasSize(1);
    assertThat(wire.get(ALL + "/1/Branches?top=1").list()).hasSize(1);
    String alerts = ALL + "/1/Branches/main/Alerts";
    assertThat(wire.get(alerts).list()).hasSize(2);
    assertThat(wire.get(alerts + "?includeDevelopmentDependencies=False").list()).hasSize(1);
    assertThat(wire.get(ALL + "/1/Branches/feature/one/Alerts").list()).isEmpty();
    assertThat(wire.get(ALL + "/1/Branches/main/Else").status()).isEqualTo(404);
  }

  @Test
  void serverHasNoneOfIt() {
    try (Emulator server = Emulator.builder().seeded().server(ServerYear.SERVER_2022_2).start()) {
      assertThat(Wire.of(server).get(ALL + V).status()).isEqualTo(404);
    }
  }
}
