// SPDX-License-Identifier: MIT
package io.github.fluentado.core.error;

import java.util.Optional;

/**
 * What the service said about a failure, as far as it said anything. Every part may be absent.
 *
 * @param message the service's own text
 * @param typeKey the stable name of the failure, such as {@code
 *     WorkItemUnauthorizedAccessException}
 * @param code the code in front of the message, such as {@code TF401232} or {@code VS403474}
 */
public record ServiceError(
    Optional<String> message, Optional<String> typeKey, Optional<String> code) {
  private static final ServiceError NONE =
      new ServiceError(Optional.empty(), Optional.empty(), Optional.empty());

  /** The service said nothing. */
  public static ServiceError none() {
    return NONE;
  }
}
