// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.hooks;

import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.Router;
import java.util.List;
import java.util.stream.Stream;

/** Service hooks: subscriptions, and notifications that are really sent. */
public final class HooksArea implements Area {
  private final CatalogueRoutes catalogue;
  private final SubscriptionRoutes subscriptions;
  private final Diagnostics diagnostics;
  private final NotificationRoutes notifications;

  public HooksArea(World world, Router router) {
    Subscriptions all = new Subscriptions(world);
    Notifications history = new Notifications(world);
    Deliveries deliveries = new Deliveries(world, all, history);
    this.catalogue = new CatalogueRoutes(world, router);
    this.subscriptions = new SubscriptionRoutes(world, all, history);
    this.diagnostics = new Diagnostics(world, all);
    this.notifications = new NotificationRoutes(world, all, history, deliveries);
    world.events().listen(deliveries::tell);
  }

  @Override
  public List<Route> routes() {
    return Stream.of(
            catalogue.routes(),
            subscriptions.routes(),
            diagnostics.routes(),
            notifications.routes())
        .flatMap(List::stream)
        .toList();
  }
}
