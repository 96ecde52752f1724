// SPDX-License-Identifier: MIT
package io.github.fluentado.springboot;

import io.github.fluentado.micrometer.MicrometerObserver;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/** Measures the client, where the program has a registry of meters. */
@AutoConfiguration(
    before = FluentAdoAutoConfiguration.class,
    afterName = {
      "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
      "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
    })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnSingleCandidate(MeterRegistry.class)
@ConditionalOnProperty(name = "fluent-ado.metrics.enabled", matchIfMissing = true)
public final class FluentAdoMetricsAutoConfiguration {

  /** For Spring. */
  public FluentAdoMetricsAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean
  MicrometerObserver azureDevOpsMicrometerObserver(MeterRegistry registry) {
    return MicrometerObserver.of(registry);
  }
}
