// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.work;

import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.wit.Tracking;
import java.util.List;

/** Settings, iterations and boards of teams. */
public final class WorkArea implements Area {
  public WorkArea(World world, Tracking tracking) {}

  @Override
  public List<Route> routes() {
    return List.of();
  }
}
