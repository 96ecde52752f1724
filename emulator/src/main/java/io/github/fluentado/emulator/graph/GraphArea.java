// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.graph;

import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Route;
import java.util.List;

/** Users, groups and memberships, and identities. */
public final class GraphArea implements Area {
  public GraphArea(World world) {}

  @Override
  public List<Route> routes() {
    return List.of();
  }
}
