// SPDX-License-Identifier: MIT
package io.github.fluentado.springboot;

import io.github.fluentado.AzureDevOps;

/**
 * Changes what properties do not reach. All beans of this type are called, in their order, after
 * the properties and observers were set.
 */
@FunctionalInterface
public interface AzureDevOpsCustomizer {
  void customize(AzureDevOps.Builder builder);
}
