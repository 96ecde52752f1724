// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.audit;

import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Route;
import java.util.List;

/** The audit log. */
public final class AuditArea implements Area {
  public AuditArea(World world) {}

  @Override
  public List<Route> routes() {
    return List.of();
  }
}
