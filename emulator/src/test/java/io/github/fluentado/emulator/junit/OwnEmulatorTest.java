// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fluentado.emulator.Emulator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Tag("jdk")
class OwnEmulatorTest {
  @Nested
  class Registered {
    @RegisterExtension
    final EmulatorExtension extension =
        EmulatorExtension.of(() -> Emulator.builder().organization("built").start());

    @Test
    void aBuilderMayStartIt(Emulator emulator, EmulatorSettings settings) {
      assertThat(emulator.organization()).isEqualTo("built");
      assertThat(settings.url()).isEqualTo(emulator.url());
    }
  }

  @Nested
  class Shared {
    @RegisterExtension
    static final EmulatorExtension EMULATOR = EmulatorExtension.of(Emulator::start);

    private static String seenBeforeAll;

    @BeforeAll
    static void asSpringAsksForIt() {
      seenBeforeAll = EMULATOR.url();
    }

    @Test
    void theExtensionTellsWhereItIs(Emulator emulator) {
      assertThat(seenBeforeAll).isEqualTo(emulator.url());
      assertThat(EMULATOR.token()).isEqualTo(emulator.token());
    }

    @Test
    void whereNoneRunsItSaysSo() {
      EmulatorExtension other = EmulatorExtension.of(Emulator::start);
      assertThatThrownBy(other::url)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("static field");
    }
  }

  @Nested
  @Execution(ExecutionMode.CONCURRENT)
  @AzureDevOpsEmulator
  class BesideOthers {
    private static final Set<Emulator> SEEN = ConcurrentHashMap.newKeySet();
    private final Emulator ofTheConstructor;

    BesideOthers(Emulator emulator) {
      ofTheConstructor = emulator;
    }

    @RepeatedTest(3)
    void eachHasItsOwn(Emulator emulator) {
      assertThat(emulator).isSameAs(ofTheConstructor);
      assertThat(SEEN.add(emulator)).isTrue();
    }

    @AfterAll
    static void allAreClosed() {
      assertThat(SEEN).hasSize(3).allMatch(emulator -> emulator.connections() == 0);
    }
  }

  @Nested
  @AzureDevOpsEmulator(perMethod = true)
  class PerMethod {
    private static final Set<Emulator> SEEN = ConcurrentHashMap.newKeySet();

    @RepeatedTest(2)
    void eachHasItsOwn(Emulator emulator) {
      assertThat(SEEN.add(emulator)).isTrue();
    }
  }
}
