// SPDX-License-Identifier: MIT
package io.github.fluentado.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.emulator.Emulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The same by a method of the test. */
@SpringBootTest(classes = App.class, webEnvironment = WebEnvironment.NONE)
class PropertySourceTest {
  private static final Emulator EMULATOR = Emulator.builder().seeded().start();

  @DynamicPropertySource
  static void emulator(DynamicPropertyRegistry registry) {
    registry.add("fluent-ado.url", EMULATOR::url);
    registry.add("fluent-ado.bearer-token", EMULATOR::token);
    registry.add("fluent-ado.parallel", () -> 2);
  }

  @AfterAll
  static void stop() {
    EMULATOR.close();
  }

  @Autowired private AzureDevOps ado;

  @Test
  void theClientAsksTheEmulator() {
    assertThat(ado.project("web").workItems().get(1).execute().id()).isEqualTo(1);
    assertThat(EMULATOR.requests().get(0).headers().get("authorization")).startsWith("Bearer");
  }
}
