// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stage of a build's plan. */
record Stage(String name, String displayName, List<Job> jobs) {

  Stage {
    jobs = List.copyOf(jobs);
  }

  /** A job of a stage. */
  record Job(String name, String displayName, List<Step> steps) {
    Job {
      steps = List.copyOf(steps);
    }
  }

  /**
   * A step of a job: a task with its id and version.
   *
   * @param taskId empty for what an agent does by itself
   * @param artifact name of what the step publishes; null for nothing
   */
  record Step(
      String name, String taskId, String taskName, String version, @Nullable String artifact) {}
}
