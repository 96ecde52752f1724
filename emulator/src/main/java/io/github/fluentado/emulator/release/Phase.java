// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.release;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.release.Release.Environment;
import io.github.fluentado.emulator.server.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * What one attempt to deploy does after the other, as the definition of its environment says.
 *
 * @param id within the installation
 */
record Phase(int id, int rank, String name, String type, List<Task> tasks) {
  private static final int PHASES = 100;

  Phase {
    tasks = List.copyOf(tasks);
  }

  /**
   * A task with a log.
   *
   * @param id within its phase, from one
   */
  record Task(int id, String name) {}

  static List<Phase> of(Environment environment, Deployment deployment) {
    List<Phase> phases = new ArrayList<>();
    for (JsonObject facts : Releases.objects(environment.facts(), "deployPhases")) {
      int rank = phases.size() + 1;
      List<Task> tasks = new ArrayList<>();
      for (JsonObject task : Releases.objects(facts, "workflowTasks")) {
        tasks.add(new Task(tasks.size() + 1, said(task, "name", "Task " + (tasks.size() + 1))));
      }
      String name = said(facts, "name", "Agent job");
      String type = said(facts, "phaseType", "agentBasedDeployment");
      phases.add(new Phase(deployment.id() * PHASES + rank, rank, name, type, tasks));
    }
    return phases;
  }

  private static String said(JsonObject facts, String name, String other) {
    String said = Json.string(facts, name);
    return said == null || said.isBlank() ? other : said;
  }
}
