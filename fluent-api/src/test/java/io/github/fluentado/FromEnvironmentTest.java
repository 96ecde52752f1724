// SPDX-License-Identifier: MIT
package io.github.fluentado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.fluentado.core.credential.Environment;
import io.github.fluentado.emulator.Emulator;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FromEnvironmentTest {
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  @Test
  void addressAndTokenOfTheEnvironmentMakeAClient() {
    try (Emulator emulator = Emulator.start()) {
      Map<String, String> variables =
          Map.of(
              "SYSTEM_COLLECTIONURI", emulator.url() + "/", "SYSTEM_ACCESSTOKEN", emulator.token());
      try (AzureDevOps ado = AzureDevOps.of(Environment.of(variables)).build()) {
        assertThat(ado.verifyAccess().execute()).isTrue();
        assertThat(ado.verifyAccess().executeAsync()).succeedsWithin(TEN_SECONDS).isEqualTo(true);
      }
    }
  }

  @Test
  void whatIsMissingIsNamedBeforeAnythingIsSent() {
    assertThatIllegalStateException()
        .isThrownBy(() -> AzureDevOps.of(Environment.of(Map.of())))
        .withMessageContaining("AZURE_DEVOPS_ORG_URL");
  }
}
