// SPDX-License-Identifier: MIT
package io.github.fluentado.springboot;

import io.github.fluentado.AzureDevOps;
import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/** Whether the service can be reached, for the actuator of Spring Boot 3. */
@AutoConfiguration(after = FluentAdoAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnSingleCandidate(AzureDevOps.class)
@ConditionalOnEnabledHealthIndicator("azuredevops")
public final class FluentAdoBoot3HealthAutoConfiguration {

  /** For Spring. */
  public FluentAdoBoot3HealthAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean(name = {"azureDevOpsHealthIndicator", "azureDevOpsHealthContributor"})
  HealthIndicator azureDevOpsHealthIndicator(AzureDevOps ado, FluentAdoProperties properties) {
    HealthCheck check = new HealthCheck(ado, properties);
    return () -> {
      HealthCheck.Found found = check.look();
      return Health.status(found.status()).withDetails(found.details()).build();
    };
  }
}
