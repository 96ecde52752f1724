// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static java.util.Objects.requireNonNull;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.builds.Builds;
import io.github.fluentado.client.build.Build;
import io.github.fluentado.client.build.BuildLog;
import java.io.PrintStream;
import java.time.Duration;

/** Prints the lines of a log as they come, until its build has ended. */
final class FollowALog implements Example {
  public static void main(String... args) throws Exception {
    Example.main(new FollowALog(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception {
    Builds builds = ado.project(project).builds();
    Build last = builds.list().iterator().next();
    Builds.One build = builds.build(requireNonNull(last.id()));

    for (BuildLog log : build.logs().execute()) {
      for (String line : build.follow(requireNonNull(log.id()), Duration.ofSeconds(1))) {
        out.println(line);
      }
    }
  }
}
