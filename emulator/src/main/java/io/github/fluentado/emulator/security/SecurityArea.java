// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.security;

import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Route;
import java.util.List;

/** Security namespaces and access-control lists. */
public final class SecurityArea implements Area {
  public SecurityArea(World world) {}

  @Override
  public List<Route> routes() {
    return List.of();
  }
}
