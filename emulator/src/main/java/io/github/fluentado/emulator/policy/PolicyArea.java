// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.policy;

import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Route;
import java.util.List;

/** Branch policies: types, configurations, evaluations. */
public final class PolicyArea implements Area {
  public PolicyArea(World world) {}

  @Override
  public List<Route> routes() {
    return List.of();
  }
}
