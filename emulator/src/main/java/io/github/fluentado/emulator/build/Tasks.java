// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import io.github.fluentado.emulator.task.KnownTask;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tasks that pipelines use most, under their true ids. */
final class Tasks {
  static final String CHECKOUT = "6d15af64-176c-496d-b583-fd2ae21d4df4";
  static final String COMMAND_LINE = KnownTask.COMMAND_LINE.id();

  private Tasks() {}

  /** The ids by name. */
  static Map<String, String> ids() {
    return KnownTask.ids();
  }

  static Stage.Step step(String shown, String task, String version, @Nullable String artifact) {
    return new Stage.Step(shown, KnownTask.ids().getOrDefault(task, ""), task, version, artifact);
  }
}
