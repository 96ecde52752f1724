// SPDX-License-Identifier: MIT
package io.github.fluentado.springboot;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.error.ErrorKind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Asks the service whom it takes the client for: one small request that each credential may make.
 */
final class HealthCheck {
  private final AzureDevOps ado;
  private final Duration limit;

  HealthCheck(AzureDevOps ado, FluentAdoProperties properties) {
    this.ado = ado;
    this.limit =
        Setting.used(
            "fluent-ado.health.timeout",
            "Write a time such as 10s.",
            () -> Check.positive("timeout", properties.health().timeout()));
  }

  /**
   * What was found.
   *
   * @param status as Spring Boot names it
   */
  record Found(String status, Map<String, Object> details) {}

  Found look() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("url", ado.connection().hosts().toString());
    try {
      ado.whoAmI().timeout(limit).execute();
      return new Found("UP", details);
    } catch (AzureDevOpsException failure) {
      details.put("kind", failure.kind().name());
      details.put("remedy", failure.kind().remedy());
      // The service is there, and has enough of this client for now.
      return new Found(failure.kind() == ErrorKind.THROTTLED ? "UNKNOWN" : "DOWN", details);
    }
  }
}
