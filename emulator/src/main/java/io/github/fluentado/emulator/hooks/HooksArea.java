// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.hooks;

import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Route;
import java.util.List;

/** Service hooks: subscriptions, and notifications that are really sent. */
public final class HooksArea implements Area {
  public HooksArea(World world) {}

  @Override
  public List<Route> routes() {
    return List.of();
  }
}
