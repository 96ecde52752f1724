// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("jdk")
class EmulatorTest {
  @Test
  void listensOnLoopbackOnAFreePort() {
    try (Emulator emulator = Emulator.start()) {
      assertThat(URI.create(emulator.url()).getHost()).isEqualTo("127.0.0.1");
      assertThat(emulator.url()).isEqualTo("http://127.0.0.1:" + emulator.port() + "/contoso");
    }
  }

  @Test
  void manyRunSideBySideWithoutSeeingEachOther() {
    List<Emulator> emulators = new ArrayList<>();
    try {
      for (int i = 0; i < 20; i++) {
        emulators.add(Emulator.start());
      }
      assertThat(Wire.of(emulators.get(0)).task("only here").id()).isEqualTo(1);
      assertThat(Wire.of(emulators.get(1)).item(1).status()).isEqualTo(404);
    } finally {
      emulators.forEach(Emulator::close);
    }
  }

  @Test
  void afterCloseNothingAnswers() {
    Emulator emulator = Emulator.start();
    Wire wire = Wire.of(emulator);
    assertThat(wire.get("/_apis/projects").status()).isEqualTo(200);
    emulator.close();
    assertThatThrownBy(() -> wire.get("/_apis/projects")).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void aTakenPortIsRefusedWithItsNumber() {
    try (Emulator first = Emulator.start()) {
      assertThatThrownBy(() -> Emulator.builder().port(first.port()).start())
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("" + first.port());
    }
  }

  @Test
  void builderDecidesNamesTokenAndClock() {
    Instant noon = Instant.parse("2026-03-04T12:00:00Z");
    try (Emulator emulator =
        Emulator.builder()
            .organization("fabrikam")
            .project("shop")
            .token("my-token")
            .clock(() -> noon)
            .start()) {
      Wire wire = Wire.of(emulator);
      assertThat(emulator.url()).endsWith("/fabrikam");
      assertThat(wire.get("/_apis/projects").strings("value", "name")).containsExactly("shop");
      assertThat(wire.get("/_apis/projects").strings("value", "lastUpdateTime"))
          .containsExactly("2026-03-04T12:00:00Z");
    }
  }

  @Test
  void twoMadeAlikeAnswerAlike() {
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Instant noon = Instant.parse("2026-03-04T12:00:00Z");
      try (Emulator emulator = Emulator.builder().clock(() -> noon).seeded().start()) {
        bodies.add(Wire.of(emulator).item(3).text().replace(emulator.url(), "URL"));
        bodies.add(emulator.seeds().query());
      }
    }
    assertThat(bodies.subList(0, 2)).isEqualTo(bodies.subList(2, 4));
  }
}
