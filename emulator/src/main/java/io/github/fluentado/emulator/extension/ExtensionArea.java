// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.extension;

import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Route;
import java.util.List;
import java.util.stream.Stream;

/** Extensions that are installed, and what they keep. */
public final class ExtensionArea implements Area {
  private final List<Route> routes;

  public ExtensionArea(World world) {
    this.routes =
        Stream.concat(
                new InstalledRoutes(world).routes().stream(),
                new DocumentRoutes(world).routes().stream())
            .toList();
  }

  @Override
  public List<Route> routes() {
    return routes;
  }
}
