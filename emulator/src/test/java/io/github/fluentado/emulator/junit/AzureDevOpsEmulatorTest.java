// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.emulator.Emulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@Tag("jdk")
@AzureDevOpsEmulator(seeds = "shop.yaml", clock = "2026-03-04T12:00:00Z")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AzureDevOpsEmulatorTest {
  private static int port;

  @BeforeAll
  static void addsForAllTests(Emulator emulator) {
    port = emulator.port();
    emulator.seedYaml("projects: [{name: more}]");
  }

  private static int status(EmulatorSettings settings, String path)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(settings.url() + path))
            .header("Authorization", "Bearer " + settings.token())
            .build();
    HttpClient client = HttpClient.newHttpClient();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  @Test
  @Order(1)
  void theSettingsReachTheEmulator(EmulatorSettings settings, Emulator emulator) throws Exception {
    assertThat(settings.project()).isEqualTo("shop");
    assertThat(settings.organization()).isEqualTo("fabrikam");
    int bug = emulator.seeds().number("bug");
    assertThat(status(settings, "/_apis/wit/workitems/" + bug)).isEqualTo(200);
    emulator.received("GET", "/_apis/wit/workitems/*").once();
    assertThat(settings.toString()).doesNotContain(settings.token());
    emulator.seedYaml("projects: [{name: mine}]");
    emulator.faults().on("*", "**").always().answer(500);
    emulator.clock().advance(Duration.ofDays(1));
  }

  @Test
  @Order(2)
  void eachTestFindsWhatTheFirstFound(EmulatorSettings settings, Emulator emulator)
      throws Exception {
    assertThat(emulator.port()).isEqualTo(port);
    assertThat(emulator.requests()).isEmpty();
    assertThat(emulator.clock().instant()).isEqualTo("2026-03-04T12:00:00Z");
    assertThat(status(settings, "/_apis/projects/mine")).isEqualTo(404);
    assertThat(status(settings, "/_apis/projects/more")).isEqualTo(200);
  }

  @Nested
  class Inside {
    @Test
    void nestedClassesShareTheEmulator(Emulator emulator) {
      assertThat(emulator.port()).isEqualTo(port);
      assertThat(emulator.requests()).isEmpty();
    }
  }

  @Nested
  @AzureDevOpsEmulator(projects = "other", server = "2020")
  class Apart {
    @Test
    void aNestedClassMayHaveOneOfItsOwn(Emulator emulator) {
      assertThat(emulator.port()).isNotEqualTo(port);
      assertThat(emulator.url()).endsWith("/tfs/DefaultCollection");
      assertThat(emulator.seeds().projects()).containsExactly("other");
    }
  }
}
