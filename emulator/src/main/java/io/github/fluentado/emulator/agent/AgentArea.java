// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.agent;

import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Route;
import java.util.List;

/** Agent pools, queues and agents. */
public final class AgentArea implements Area {
  public AgentArea(World world) {}

  @Override
  public List<Route> routes() {
    return List.of();
  }
}
