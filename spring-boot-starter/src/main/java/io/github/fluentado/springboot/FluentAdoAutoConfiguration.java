// SPDX-License-Identifier: MIT
package io.github.fluentado.springboot;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.core.Observer;
import io.github.fluentado.core.credential.Credential;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * A client, unless the program has one of its own. It has the program's {@link Observer}s, is
 * changed by its {@link AzureDevOpsCustomizer}s, signs in with its {@link Credential} where there
 * is one, and is closed with the context.
 */
@AutoConfiguration
@EnableConfigurationProperties(FluentAdoProperties.class)
public final class FluentAdoAutoConfiguration {

  /** For Spring. */
  public FluentAdoAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean({AzureDevOpsConnectionDetails.class, AzureDevOps.class})
  AzureDevOpsConnectionDetails azureDevOpsConnectionDetails(
      FluentAdoProperties properties, ObjectProvider<Credential> credential) {
    return PropertiesConnectionDetails.of(properties, credential.getIfUnique());
  }

  @Bean(destroyMethod = "close")
  @ConditionalOnMissingBean
  AzureDevOps azureDevOps(
      AzureDevOpsConnectionDetails details,
      FluentAdoProperties properties,
      ObjectProvider<Observer> observers,
      ObjectProvider<AzureDevOpsCustomizer> customizers) {
    AzureDevOps.Builder builder =
        ClientSettings.put(properties, AzureDevOps.at(details.url(), details.credential()));
    observers.orderedStream().forEach(builder::observer);
    customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
    return builder.build();
  }
}
