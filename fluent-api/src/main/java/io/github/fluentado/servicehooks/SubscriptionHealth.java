// SPDX-License-Identifier: MIT
package io.github.fluentado.servicehooks;

import io.github.fluentado.client.hooks.Subscription;
import io.github.fluentado.client.hooks.SubscriptionStatus;
import io.github.fluentado.core.error.Check;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;

/**
 * How a subscription fares. On probation the service repeats one notification, some seven times in
 * a day and a half, and drops every other event meanwhile; if none arrives, it disables the
 * subscription.
 */
public final class SubscriptionHealth {
  private final Subscription subscription;

  private SubscriptionHealth(Subscription subscription) {
    this.subscription = subscription;
  }

  public static SubscriptionHealth of(Subscription subscription) {
    return new SubscriptionHealth(Check.notNull("subscription", subscription));
  }

  /** Enabled, if the service does not say. */
  public SubscriptionStatus status() {
    return Objects.requireNonNullElse(subscription.status(), SubscriptionStatus.ENABLED);
  }

  /** Whether every event is told of. */
  public boolean isWell() {
    return status().equals(SubscriptionStatus.ENABLED);
  }

  /** Whether events are being lost, and may go on after {@link ServiceHooks.One#enable()}. */
  public boolean isOnProbation() {
    return status().equals(SubscriptionStatus.ON_PROBATION);
  }

  /** How often it has been tried while on probation. */
  public int probationRetries() {
    return Objects.requireNonNullElse(subscription.probationRetries(), 0);
  }

  public Optional<OffsetDateTime> lastProbationRetry() {
    return Optional.ofNullable(subscription.lastProbationRetryDate());
  }

  public Optional<OffsetDateTime> lastSuccess() {
    return Optional.ofNullable(subscription.lastSuccessfulAttemptDate());
  }

  @Override
  public String toString() {
    return isOnProbation() ? status() + " after " + probationRetries() + " tries" : "" + status();
  }
}
