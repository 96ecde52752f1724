// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.hooks;

import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.hooks.Subscription.Life;
import io.github.fluentado.emulator.hooks.Subscription.Order;
import io.github.fluentado.emulator.store.Counter;
import io.github.fluentado.emulator.store.Table;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** All subscriptions of the organization. */
final class Subscriptions {
  private final Organization organization;
  private final Table<UUID, Subscription> rows;
  private final Counter counter;

  Subscriptions(World world) {
    this.organization = world.organization();
    this.rows = world.store().table();
    this.counter = world.store().counter();
  }

  /** In the order of creation. */
  Stream<Subscription> stream() {
    return rows.stream().sorted(Comparator.comparing(Subscription::number));
  }

  Optional<Subscription> find(UUID id) {
    return rows.find(id);
  }

  Subscription get(String id) {
    return parse(id).flatMap(rows::find).orElseThrow(() -> HookErrors.missing("Subscription", id));
  }

  static Optional<UUID> parse(String id) {
    try {
      return Optional.of(UUID.fromString(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  Subscription add(Order order, Status status) {
    int number = counter.next();
    Subscription made =
        new Subscription(
            organization.derivedId("hooks-subscription", Integer.toString(number)),
            number,
            order,
            organization.me(),
            organization.now(),
            organization.me(),
            organization.now(),
            Life.NEW.with(status));
    rows.put(made.id(), made);
    return made;
  }

  Subscription put(Subscription changed) {
    rows.put(changed.id(), changed);
    return changed;
  }

  /** Changes how it fares, if it is still there. */
  void live(UUID id, UnaryOperator<Life> change) {
    rows.find(id).ifPresent(row -> rows.put(id, row.with(change.apply(row.life()))));
  }

  void remove(Subscription subscription) {
    rows.remove(subscription.id());
  }
}
