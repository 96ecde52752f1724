// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.agent;

import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Route;
import java.util.List;
import java.util.stream.Stream;

/**
 * Agent pools, queues and agents, with what pipelines share: variable groups, task groups,
 * deployment groups, environments, and the tasks there are.
 */
public final class AgentArea implements Area {
  private final Pools pools;
  private final VariableGroupRoutes variableGroups;
  private final TaskGroupRoutes taskGroups;
  private final DeploymentRoutes deployments;
  private final EnvironmentRoutes environments;

  public AgentArea(World world) {
    this.pools = new Pools(world);
    this.variableGroups = new VariableGroupRoutes(world);
    this.taskGroups = new TaskGroupRoutes(world);
    this.deployments = new DeploymentRoutes(world, pools);
    this.environments = new EnvironmentRoutes(world);
  }

  /** For the areas that name queues. */
  public Pools pools() {
    return pools;
  }

  @Override
  public List<Route> routes() {
    return Stream.of(
            new PoolRoutes(pools).routes(),
            new AgentRoutes(pools).routes(),
            new QueueRoutes(pools).routes(),
            variableGroups.routes(),
            taskGroups.routes(),
            deployments.routes(),
            environments.routes())
        .flatMap(List::stream)
        .toList();
  }
}
