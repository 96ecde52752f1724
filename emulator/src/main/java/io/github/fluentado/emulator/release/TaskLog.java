// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.release;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the log of a task says by now; it has begun with its deployment. */
final class TaskLog {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private TaskLog() {}

  /** Nothing before the deployment has started. */
  static List<String> lines(Deployment deployment, Phase.Task task) {
    List<String> lines = new ArrayList<>();
    Instant started = deployment.started();
    if (started != null) {
      lines.add(line(started, "##[section]Starting: " + task.name()));
      lines.add(line(started, "Attempt " + deployment.attempt()));
    }
    Instant completed = deployment.completed();
    if (started != null && completed != null) {
      if (deployment.status().equals("failed")) {
        lines.add(line(completed, "##[error]The deployment was told to fail."));
      }
      lines.add(line(completed, "##[section]Finishing: " + task.name()));
    }
    return lines;
  }

  private static String line(Instant time, String text) {
    return TIME.format(time) + " " + text;
  }

  static String text(List<String> lines) {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }
}
