// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerYearTest {
  @ParameterizedTest
  @CsvSource({
    "2019, 5.0, 5.1",
    "2019.1, 5.1, 6.0",
    "2020, 6.0, 6.1-preview",
    "2022, 7.0, 7.1-preview.3",
    "2022.1, 7.1, 7.2-preview"
  })
  void refusesVersionsThatItsReleaseDoesNotSpeak(String release, String newest, String tooNew) {
    try (Emulator emulator = Emulator.builder().server(ServerYear.of(release)).start()) {
      Wire wire = Wire.of(emulator);
      assertThat(wire.get("/_apis/projects?api-version=" + newest).status()).isEqualTo(200);
      Wire.Answer refused = wire.get("/_apis/projects?api-version=" + tooNew);
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.typeKey()).isEqualTo("VssVersionOutOfRangeException");
      assertThat(refused.message()).contains(tooNew, newest);
      assertThat(wire.get("/_apis/projects").header("Content-Type"))
          .endsWith("api-version=" + newest);
    }
  }

  @Test
  void livesBelowAVirtualDirectory() {
    try (Emulator emulator = Emulator.builder().server(ServerYear.SERVER_2022).start()) {
      Wire wire = Wire.of(emulator);
      assertThat(emulator.url()).endsWith("/tfs/DefaultCollection");
      assertThat(wire.get("/_apis/connectionData").json().get("deploymentType").getAsString())
          .isEqualTo("onPremises");
      Wire.Answer made =
          wire.send(
              "POST",
              "/web/_apis/wit/workitems/$Task?api-version=7.0",
              Wire.PATCH,
              Wire.document(Wire.add("System.Title", "on a server")));
      assertThat(made.json().get("url").getAsString()).startsWith(emulator.url());
      String path = made.json().get("url").getAsString().substring(emulator.url().length());
      assertThat(wire.get(path).field("System.Title")).isEqualTo("on a server");
      assertThat(emulator.received("GET", "/_apis/wit/**")).hasSize(1);
      assertThat(emulator.received("POST", "/web/_apis/wit/**")).hasSize(1);
    }
  }

  @Test
  void theCollectionCanHaveAnotherName() {
    try (Emulator emulator =
        Emulator.builder().server(ServerYear.SERVER_2020).organization("Tailspin").start()) {
      assertThat(emulator.url()).endsWith("/tfs/Tailspin");
      assertThat(Wire.of(emulator).get("/_apis/projects").status()).isEqualTo(200);
    }
  }

  @Test
  void anUnknownReleaseIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> ServerYear.of("2012"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2012")
        .hasMessageContaining("2019, 2019.1, 2020, 2022, 2022.1");
  }
}
