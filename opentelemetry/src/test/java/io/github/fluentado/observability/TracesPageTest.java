// SPDX-License-Identifier: MIT
package io.github.fluentado.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.opentelemetry.OpenTelemetryObserver;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** What the page shows. */
class TracesPageTest {
  @Test
  void oneLineIsEnough() {
    InMemorySpanExporter spans = InMemorySpanExporter.create();
    OpenTelemetrySdk telemetry =
        OpenTelemetrySdk.builder()
            .setTracerProvider(
                SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .build())
            .build();
    try (Emulator emulator = Emulator.builder().seeded().start()) {
      URI url = URI.create(emulator.url());
      Credential credential = Credential.pat(emulator.token());

      AzureDevOps ado =
          AzureDevOps.at(url, credential).observer(OpenTelemetryObserver.of(telemetry)).build();

      ado.project("web").workItems().get(1).execute();
      ado.close();
    }

    assertThat(spans.getFinishedSpanItems()).hasSize(2);
  }
}
