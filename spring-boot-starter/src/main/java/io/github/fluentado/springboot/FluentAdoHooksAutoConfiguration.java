// SPDX-License-Identifier: MIT
package io.github.fluentado.springboot;

import io.github.fluentado.hooks.DeliveryStore;
import io.github.fluentado.hooks.HookRouter;
import io.github.fluentado.hooks.HookRules;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.RestController;

/**
 * Receives deliveries of service hooks, where a servlet program has beans of type {@link
 * HookRouter}. They are joined in their order; settings of the first hold for all. A bean of type
 * {@link DeliveryStore} keeps deliveries from being handled twice, one of type {@link HookRules}
 * takes the place of the properties.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(RestController.class)
@ConditionalOnBean(HookRouter.class)
@EnableConfigurationProperties(FluentAdoProperties.class)
public final class FluentAdoHooksAutoConfiguration {

  /** For Spring. */
  public FluentAdoHooksAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean
  HookRules azureDevOpsHookRules(FluentAdoProperties properties) {
    return HookSettings.rules(properties.hooks());
  }

  @Bean
  @ConditionalOnMissingBean
  HookController azureDevOpsHookController(
      HookRules rules, ObjectProvider<HookRouter> routers, ObjectProvider<DeliveryStore> store) {
    HookRouter all = routers.orderedStream().reduce(HookRouter::and).orElseThrow();
    DeliveryStore deliveries = store.getIfUnique();
    return new HookController(rules, deliveries == null ? all : all.once(deliveries));
  }
}
