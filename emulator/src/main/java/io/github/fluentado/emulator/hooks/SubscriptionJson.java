// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.hooks;

import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.hooks.Consumer.Action;
import io.github.fluentado.emulator.hooks.Subscription.Order;
import io.github.fluentado.emulator.server.Doc;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Subscriptions as they are shown: without secrets. */
final class SubscriptionJson {
  private final Organization organization;

  SubscriptionJson(Organization organization) {
    this.organization = organization;
  }

  String hooksUrl() {
    return organization.url() + "/_apis/hooks";
  }

  Doc json(Subscription subscription) {
    Order order = subscription.order();
    String url = hooksUrl() + "/subscriptions/" + subscription.id();
    Doc json =
        Doc.of("id", subscription.id())
            .with("url", url)
            .with("status", subscription.status())
            .with("publisherId", order.publisher())
            .with("eventType", order.eventType());
    if (order.resourceVersion() == null) {
      json.withNull("resourceVersion");
    }
    return json.with("resourceVersion", order.resourceVersion())
        .with("eventDescription", eventDescription(order))
        .with("consumerId", order.consumer())
        .with("consumerActionId", order.action())
        .with("actionDescription", actionDescription(order))
        .with("probationRetries", subscription.life().probationRetries())
        .with("lastProbationRetryDate", subscription.life().lastProbationRetry())
        .with("lastSuccessfulAttemptDate", subscription.life().lastSuccess())
        .with("createdBy", subscription.createdBy().json(organization.url()))
        .with("createdDate", subscription.created())
        .with("modifiedBy", subscription.modifiedBy().json(organization.url()))
        .with("modifiedDate", subscription.modified())
        .with("publisherInputs", publisherInputs(subscription))
        .with("consumerInputs", masked(order))
        .with("_links", links(order, url));
  }

  private Doc links(Order order, String url) {
    String consumer = hooksUrl() + "/consumers/" + order.consumer();
    return Doc.of()
        .withHref("self", url)
        .withHref("consumer", consumer)
        .withHref("actions", consumer + "/actions")
        .withHref("notifications", url + "/notifications")
        .withHref("publisher", hooksUrl() + "/publishers/" + order.publisher());
  }

  /** The user's, and those the service adds. */
  private Map<String, String> publisherInputs(Subscription subscription) {
    Map<String, String> inputs = new LinkedHashMap<>(subscription.order().publisherInputs());
    inputs.put("hostId", organization.derivedId("organization", "").toString());
    inputs.put(
        "tfsSubscriptionId",
        organization.derivedId("hooks-event-subscription", "" + subscription.number()).toString());
    return inputs;
  }

  /** The consumer's inputs with asterisks for secrets. */
  static Map<String, String> masked(Order order) {
    Map<String, String> inputs = new LinkedHashMap<>(order.consumerInputs());
    Consumer consumer = OrderReader.consumer(order.consumer());
    Action action = OrderReader.action(consumer, order.action());
    for (Input input : consumer.inputs(action)) {
      if (input.secret()) {
        inputs.replaceAll(
            (id, value) ->
                id.equalsIgnoreCase(input.id()) && !value.isEmpty() ? OrderReader.MASK : value);
      }
    }
    return inputs;
  }

  /** For the history, which more people read than the subscription: headers lose their values. */
  static Map<String, String> maskedForHistory(Order order) {
    Map<String, String> inputs = masked(order);
    inputs.computeIfPresent(
        "httpHeaders", (id, lines) -> lines.replaceAll("(?m):.*$", ":" + OrderReader.MASK));
    return inputs;
  }

  private static String eventDescription(Order order) {
    EventKind event =
        OrderReader.event(OrderReader.publisher(order.publisher()), order.eventType());
    List<String> filters =
        event.inputs().stream().flatMap(input -> named(input, order).stream()).toList();
    String any = "Any " + event.name().toLowerCase(Locale.ROOT);
    return filters.isEmpty() ? any : filters.stream().collect(Collectors.joining(", "));
  }

  private static Optional<String> named(Input input, Order order) {
    return Optional.ofNullable(order.publisherInputs().get(input.id()))
        .filter(value -> !value.isEmpty())
        .map(value -> input.name() + " " + value);
  }

  private static String actionDescription(Order order) {
    return order
        .consumerInput("url")
        .filter(url -> order.isWebHook())
        .map(url -> "To host " + URI.create(url).getHost())
        .orElse("");
  }
}
