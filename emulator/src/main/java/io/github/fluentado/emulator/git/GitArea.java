// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Route;
import java.util.List;

/** Git repositories: refs, commits, pushes, trees, items and what is told of them. */
public final class GitArea implements Area {
  public GitArea(World world) {}

  @Override
  public List<Route> routes() {
    return List.of();
  }
}
