// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wiki;

import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.git.GitArea;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Route;
import java.util.List;

/** Wikis and their pages. */
public final class WikiArea implements Area {
  public WikiArea(World world, GitArea git) {}

  @Override
  public List<Route> routes() {
    return List.of();
  }
}
