// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.hooks;

import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.ServiceEvent;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.hooks.Notification.Exchange;
import io.github.fluentado.emulator.hooks.Notification.Progress;
import io.github.fluentado.emulator.hooks.Notification.Result;
import io.github.fluentado.emulator.hooks.Notification.State;
import io.github.fluentado.emulator.hooks.Subscription.Life;
import io.github.fluentado.emulator.hooks.Subscription.Order;
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.store.Counter;
import io.github.fluentado.emulator.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Brings events to subscriptions: queues, sends, retries, and judges the subscription by what comes
 * of it. All but the sending itself happens inside the gate; each attempt is a task of the
 * schedule, so that a refused request sends nothing and a jump of the clock sends what is due.
 */
final class Deliveries {
  private final World world;
  private final Organization organization;
  private final Subscriptions subscriptions;
  private final Notifications notifications;
  private final Payload payload;
  private final Courier courier;
  private final Table<String, HookEvent> latest;
  private final Counter events;

  Deliveries(World world, Subscriptions subscriptions, Notifications notifications) {
    this.world = world;
    this.organization = world.organization();
    this.subscriptions = subscriptions;
    this.notifications = notifications;
    this.payload = new Payload(organization);
    this.courier = new Courier(world.sender());
    this.latest = world.store().table();
    this.events = world.store().counter();
  }

  /** Tells the subscriptions that want to know. */
  void tell(ServiceEvent event) {
    if (Publishers.find(event.publisher()).flatMap(p -> p.event(event.type())).isEmpty()) {
      return;
    }
    HookEvent told = named(event);
    latest.put(event.type(), told);
    List<Subscription> wanting =
        subscriptions.stream()
            .filter(row -> row.status() == Status.ENABLED && Filter.matches(row.order(), event))
            .toList();
    if (!wanting.isEmpty()) {
      HookEvent kept = new HookEvent(told.id(), told.created(), event.frozen());
      wanting.forEach(row -> queue(row, kept));
    }
  }

  private HookEvent named(ServiceEvent event) {
    UUID id = organization.derivedId("hooks-event", Integer.toString(events.next()));
    return new HookEvent(id, organization.now(), event);
  }

  private void queue(Subscription subscription, HookEvent event) {
    subscriptions.live(subscription.id(), Life::notified);
    int number = subscription.life().notifications() + 1;
    queue(new NotificationKey(subscription.id(), number), subscription.order(), event, false);
  }

  private Notification queue(NotificationKey key, Order order, HookEvent event, boolean test) {
    Instant now = organization.now();
    Notification queued =
        notifications.put(new Notification(key, event, order, test, now, Progress.queued(now)));
    world.schedule().at(now, due -> send(key, due));
    return queued;
  }

  /** Sends one notification for a subscription, or for the inputs of one that is being made. */
  Notification test(Optional<Subscription> subscription, Order order, ServiceEvent event) {
    HookEvent told = named(event.frozen());
    UUID id = subscription.map(Subscription::id).orElse(Subscription.NONE);
    subscription.ifPresent(row -> subscriptions.live(row.id(), Life::notified));
    int number =
        subscription.map(row -> row.life().notifications() + 1).orElseGet(notifications::nextTest);
    return queue(new NotificationKey(id, number), order, told, true);
  }

  /** The last event of a type that really happened, unless what it happened to is gone. */
  Optional<ServiceEvent> latest(String eventType) {
    try {
      return latest.find(eventType).map(last -> last.event().frozen());
    } catch (ServiceException gone) {
      return Optional.empty();
    }
  }

  private void send(NotificationKey key, Instant due) {
    notifications.find(key).ifPresent(row -> send(row, due));
  }

  private void send(Notification row, Instant due) {
    NotificationKey key = row.key();
    Optional<Subscription> subscription = subscriptions.find(key.subscription());
    Order order = row.test() ? row.order() : subscription.map(Subscription::order).orElse(null);
    Optional<String> hindrance = hindrance(row, subscription);
    if (order == null || hindrance.isPresent()) {
      fail(row, due, hindrance.orElse("The subscription has been deleted."));
      return;
    }
    UUID activity = organization.derivedId("hooks-attempt", key + "/" + row.progress().attempts());
    WebHook hook =
        WebHook.of(order)
            .with("X-VSS-ActivityId", activity.toString())
            .with("X-VSS-SubscriptionId", key.subscription().toString())
            .with("Request-Id", "|" + activity + ".1.");
    Letter letter =
        new Letter(
            hook, payload.sent(row.event(), order, key.subscription(), key.number(), row.test()));
    Progress sending = row.progress().sending(due, letter.exchange());
    if (row.progress().onProbation()) {
      subscriptions.live(key.subscription(), life -> life.retried(due));
    }
    notifications.put(row.with(order, sending));
    world.sender().run(key.subscription(), () -> carry(key, sending, letter, due));
  }

  /** Why nothing can be sent, if so. */
  private static Optional<String> hindrance(Notification row, Optional<Subscription> owner) {
    if (!row.order().isWebHook()) {
      return Optional.of("The emulator sends nothing to '" + row.order().consumer() + "'.");
    }
    if (row.test() || owner.isEmpty()) {
      return Optional.empty();
    }
    Status status = owner.get().status();
    boolean served = status == Status.ENABLED || status == Status.ON_PROBATION;
    boolean stale = row.progress().onProbation() && status != Status.ON_PROBATION;
    return served && !stale
        ? Optional.empty()
        : Optional.of("The subscription is " + status + "; the notification is given up.");
  }

  private void fail(Notification row, Instant when, String text) {
    Exchange none = new Exchange("", null, text, Duration.ZERO);
    notifications.put(row.with(row.progress().completed(Result.FAILED, when, none)));
  }

  /** On a thread of the sender, outside the gate. */
  private void carry(NotificationKey key, Progress sending, Letter letter, Instant due) {
    Instant start = organization.now();
    Optional<Courier.Receipt> receipt = courier.carry(letter);
    receipt.ifPresent(
        got -> {
          Duration duration = Duration.between(start, organization.now());
          world.gate().changing(() -> record(key, sending, got, due, duration));
        });
  }

  private void record(
      NotificationKey key,
      Progress sending,
      Courier.Receipt receipt,
      Instant due,
      Duration duration) {
    // A snapshot may have been restored meanwhile; then this answer belongs to nothing any more.
    notifications
        .find(key)
        .filter(row -> row.progress().equals(sending) && row.state() == State.SENDING)
        .ifPresent(row -> settle(row, receipt, due.plus(duration), duration));
  }

  private void settle(Notification row, Courier.Receipt receipt, Instant when, Duration duration) {
    Exchange exchange = receipt.exchange(duration);
    boolean good = receipt.outcome() == Outcome.SUCCESS;
    Optional<Duration> resend = Outcome.resendAfter(row.progress().retries());
    if (row.test() || good) {
      complete(row, good ? Result.SUCCEEDED : Result.FAILED, when, exchange);
      if (good && !row.test()) {
        subscriptions.live(row.key().subscription(), life -> life.succeeded(when));
      }
    } else if (receipt.outcome() == Outcome.TERMINAL) {
      complete(row, Result.FAILED, when, exchange);
      disable(row);
    } else if (receipt.outcome() == Outcome.TRANSIENT
        && !row.progress().onProbation()
        && resend.isPresent()) {
      retry(row, false, when, resend.get(), exchange);
    } else {
      endure(row, when, exchange);
    }
  }

  /** The failure lasts: the subscription goes, or stays, on probation until the tries are spent. */
  private void endure(Notification row, Instant when, Exchange exchange) {
    UUID id = row.key().subscription();
    Optional<Life> life = subscriptions.find(id).map(Subscription::life);
    boolean first = life.filter(l -> l.status() == Status.ENABLED).isPresent();
    if (first) {
      subscriptions.live(id, l -> l.with(Status.ON_PROBATION));
    }
    int tries = first ? 0 : life.map(Life::probationRetries).orElse(0);
    Optional<Duration> wait = Outcome.probationAfter(tries);
    if ((first || row.progress().onProbation()) && wait.isPresent()) {
      retry(row, true, when, wait.get(), exchange);
      return;
    }
    complete(row, Result.FAILED, when, exchange);
    if (row.progress().onProbation()) {
      disable(row);
    }
  }

  private void disable(Notification row) {
    subscriptions.live(row.key().subscription(), life -> life.with(Status.DISABLED_BY_SYSTEM));
  }

  private void retry(
      Notification row, boolean probation, Instant when, Duration wait, Exchange exchange) {
    Instant next = when.plus(wait);
    notifications.put(row.with(row.progress().waiting(probation, when, next, exchange)));
    world.schedule().at(next, due -> send(row.key(), due));
  }

  private void complete(Notification row, Result result, Instant when, Exchange exchange) {
    notifications.put(row.with(row.progress().completed(result, when, exchange)));
  }
}
