// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static java.util.Objects.requireNonNull;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.agents.Agents;
import io.github.fluentado.client.common.TaskAgent;
import io.github.fluentado.client.common.TaskAgentStatus;
import io.github.fluentado.client.distributedtask.TaskAgentPool;
import java.io.PrintStream;

/** Lets agents that are offline take no more jobs. */
final class RestAgents implements Example {
  public static void main(String... args) throws Exception {
    Example.main(new RestAgents(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception {
    for (TaskAgentPool found : ado.agents().pools().execute()) {
      Agents.Pool pool = ado.agents().pool(requireNonNull(found.id()));
      for (TaskAgent agent : pool.list().execute()) {
        if (TaskAgentStatus.OFFLINE.equals(agent.status())) {
          pool.agent(requireNonNull(agent.id())).disable().execute();
          out.println(found.name() + ": " + agent.name() + " rests");
        }
      }
    }
  }
}
