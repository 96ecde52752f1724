// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.endpoint;

import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Route;
import java.util.List;

/** Service endpoints. */
public final class EndpointArea implements Area {
  public EndpointArea(World world) {}

  @Override
  public List<Route> routes() {
    return List.of();
  }
}
