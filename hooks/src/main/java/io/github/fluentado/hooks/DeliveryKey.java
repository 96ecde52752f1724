// SPDX-License-Identifier: MIT
package io.github.fluentado.hooks;

import io.github.fluentado.core.error.Check;

/**
 * What a delivery has in common with its repetitions: notifications are numbered within their
 * subscription.
 */
public record DeliveryKey(String subscriptionId, String notificationId) {
  public DeliveryKey {
    Check.notNull("subscriptionId", subscriptionId);
    Check.notNull("notificationId", notificationId);
  }

  /** Both in one text, subscription first. */
  @Override
  public String toString() {
    return subscriptionId + "/" + notificationId;
  }
}
