// SPDX-License-Identifier: MIT
package io.github.fluentado.springboot;

import io.github.fluentado.opentelemetry.OpenTelemetryObserver;
import io.opentelemetry.api.OpenTelemetry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/** Traces the client, where the program has an OpenTelemetry. */
@AutoConfiguration(
    before = FluentAdoAutoConfiguration.class,
    afterName = {
      "org.springframework.boot.actuate.autoconfigure.opentelemetry.OpenTelemetryAutoConfiguration",
      "org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration"
    })
@ConditionalOnClass(OpenTelemetry.class)
@ConditionalOnSingleCandidate(OpenTelemetry.class)
@ConditionalOnProperty(name = "fluent-ado.tracing.enabled", matchIfMissing = true)
public final class FluentAdoTracingAutoConfiguration {

  /** For Spring. */
  public FluentAdoTracingAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean
  OpenTelemetryObserver azureDevOpsOpenTelemetryObserver(OpenTelemetry telemetry) {
    return OpenTelemetryObserver.of(telemetry);
  }
}
