// SPDX-License-Identifier: MIT
package io.github.fluentado.springboot;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Keeps the secrets among the properties out of what the actuator shows, whoever may look. */
@AutoConfiguration
@ConditionalOnClass(SanitizingFunction.class)
public final class FluentAdoSecretsAutoConfiguration {
  private static final List<String> ENDS = List.of("pat", "bearertoken", "password", "headervalue");

  /** For Spring. */
  public FluentAdoSecretsAutoConfiguration() {}

  @Bean
  SanitizingFunction fluentAdoSanitizingFunction() {
    return data -> isSecret(data.getKey()) ? data.withSanitizedValue() : data;
  }

  /** In each form that a source may have: fluent-ado.pat, FLUENTADO_PAT, FLUENT_ADO_PAT. */
  static boolean isSecret(String key) {
    String bare = key.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return bare.startsWith("fluentado") && ENDS.stream().anyMatch(bare::endsWith);
  }
}
