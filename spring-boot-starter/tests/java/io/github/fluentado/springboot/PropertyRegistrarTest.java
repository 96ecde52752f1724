// SPDX-License-Identifier: MIT
package io.github.fluentado.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.emulator.Emulator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** The same by properties that a bean of the test fills in. */
@SpringBootTest(
    classes = {App.class, PropertyRegistrarTest.Emulated.class},
    webEnvironment = WebEnvironment.NONE)
class PropertyRegistrarTest {

  /** What a test of a user has in place of the service. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Emulated {
    @Bean(destroyMethod = "close")
    Emulator emulator() {
      return Emulator.builder().seeded().start();
    }

    @Bean
    DynamicPropertyRegistrar emulatorProperties(Emulator emulator) {
      return registry -> {
        registry.add("fluent-ado.url", emulator::url);
        registry.add("fluent-ado.pat", emulator::token);
      };
    }
  }

  @Autowired private AzureDevOps ado;

  @Test
  void theClientAsksTheEmulator() {
    assertThat(ado.verifyAccess().execute()).isTrue();
  }
}
