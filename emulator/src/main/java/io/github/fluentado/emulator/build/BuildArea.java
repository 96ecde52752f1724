// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.git.GitArea;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Route;
import java.util.List;

/** Build definitions and builds, with timeline, logs, artifacts, tags and leases. */
public final class BuildArea implements Area {
  public BuildArea(World world, GitArea git) {}

  @Override
  public List<Route> routes() {
    return List.of();
  }
}
