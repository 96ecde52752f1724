// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.hooks;

import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.store.Counter;
import io.github.fluentado.emulator.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The notifications of all subscriptions, as long as their history is kept. */
final class Notifications {
  private static final Duration KEPT = Duration.ofDays(7);
  private static final Comparator<NotificationKey> ORDER =
      Comparator.comparing(NotificationKey::subscription).thenComparing(NotificationKey::number);
  private static final Comparator<Notification> NEWEST_FIRST =
      Comparator.comparing(Notification::created)
          .thenComparing(notification -> notification.key().number())
          .reversed();

  private final Organization organization;
  private final Table<NotificationKey, Notification> rows;
  private final Counter tests;

  Notifications(World world) {
    this.organization = world.organization();
    this.rows = world.store().table(ORDER);
    this.tests = world.store().counter();
  }

  /** The number of a test notification without a subscription. */
  int nextTest() {
    return tests.next();
  }

  Optional<Notification> find(NotificationKey key) {
    return rows.find(key).filter(this::isKept);
  }

  Notification put(Notification notification) {
    rows.put(notification.key(), notification);
    return notification;
  }

  /** Newest first. */
  Stream<Notification> stream() {
    return rows.stream().filter(this::isKept).sorted(NEWEST_FIRST);
  }

  Stream<Notification> of(UUID subscription) {
    return stream().filter(row -> row.key().subscription().equals(subscription));
  }

  void removeAll(UUID subscription) {
    rows.keys().stream().filter(k -> k.subscription().equals(subscription)).forEach(rows::remove);
  }

  private boolean isKept(Notification notification) {
    Instant oldest = organization.now().minus(KEPT);
    return !notification.created().isBefore(oldest);
  }
}
