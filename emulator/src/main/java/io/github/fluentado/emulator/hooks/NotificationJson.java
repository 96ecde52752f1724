// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.hooks;

import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.hooks.Notification.Exchange;
import io.github.fluentado.emulator.hooks.Notification.Progress;
import io.github.fluentado.emulator.hooks.Notification.State;
import io.github.fluentado.emulator.hooks.Subscription.Order;
import io.github.fluentado.emulator.server.Doc;

/** Notifications as they are shown: without secrets. */
final class NotificationJson {
  private final Organization organization;
  private final Payload payload;

  NotificationJson(Organization organization) {
    this.organization = organization;
    this.payload = new Payload(organization);
  }

  Doc json(Notification row) {
    return brief(row).with("details", details(row));
  }

  Doc brief(Notification row) {
    return Doc.of("id", row.key().number())
        .with("subscriptionId", row.key().subscription())
        .with("subscriberId", organization.me().id())
        .with("eventId", row.event().id())
        .with("status", row.state())
        .with("result", row.progress().result())
        .with("createdDate", row.created())
        .with("modifiedDate", row.progress().modified());
  }

  private Doc details(Notification row) {
    Order order = row.order();
    Progress progress = row.progress();
    Doc details =
        Doc.of("eventType", order.eventType())
            .with("event", payload.whole(row.event()))
            .with("publisherId", order.publisher())
            .with("consumerId", order.consumer())
            .with("consumerActionId", order.action())
            .with("consumerInputs", SubscriptionJson.maskedForHistory(order))
            .with("publisherInputs", order.publisherInputs())
            .with("requestAttempts", progress.attempts())
            .with("retryCount", progress.retries())
            .with("nextRetryTime", progress.nextRetry())
            .with("queuedDate", row.created())
            .with("dequeuedDate", progress.dequeued())
            .with("processedDate", progress.dequeued())
            .with("completedDate", progress.completed());
    return progress.exchange() == null
        ? details
        : exchange(details, progress.exchange(), progress.state() != State.SENDING);
  }

  private static Doc exchange(Doc details, Exchange exchange, boolean answered) {
    if (answered) {
      details.with("requestDuration", exchange.duration().toMillis() / 1000.0);
    }
    return details
        .with("request", exchange.request())
        .with("response", exchange.response())
        .with("errorMessage", exchange.error())
        .with("errorDetail", exchange.error());
  }
}
