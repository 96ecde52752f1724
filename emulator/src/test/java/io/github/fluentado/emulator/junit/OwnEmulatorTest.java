// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.emulator.Emulator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

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
