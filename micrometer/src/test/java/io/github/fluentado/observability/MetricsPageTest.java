// SPDX-License-Identifier: MIT
package io.github.fluentado.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.micrometer.MicrometerObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** What the page shows. */
class MetricsPageTest {
  @Test
  void oneLineIsEnough() {
    MeterRegistry registry = new SimpleMeterRegistry();
    try (Emulator emulator = Emulator.builder().seeded().start()) {
      URI url = URI.create(emulator.url());
      Credential credential = Credential.pat(emulator.token());

      AzureDevOps ado =
          AzureDevOps.at(url, credential).observer(MicrometerObserver.of(registry)).build();

      ado.project("web").workItems().get(1).execute();
      ado.close();
    }

    assertThat(registry.get("fluent.ado.calls").timer().count()).isEqualTo(1);
  }
}
