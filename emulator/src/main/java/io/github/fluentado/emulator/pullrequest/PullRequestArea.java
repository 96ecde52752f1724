// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.git.GitArea;
import io.github.fluentado.emulator.policy.PolicyArea;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Route;
import java.util.List;

/** Pull requests and all that hangs on them. */
public final class PullRequestArea implements Area {
  public PullRequestArea(World world, GitArea git, PolicyArea policies) {}

  @Override
  public List<Route> routes() {
    return List.of();
  }
}
