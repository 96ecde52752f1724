// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static java.util.Objects.requireNonNull;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.builds.BuildFailure;
import io.github.fluentado.builds.Builds;
import io.github.fluentado.client.build.Build;
import io.github.fluentado.client.build.BuildResult;
import java.io.PrintStream;
import java.util.Optional;

/** Tells where each of the last failed builds failed, with the end of the log. */
final class FindWhyBuildsFailed implements Example {
  public static void main(String... args) throws Exception {
    Example.main(new FindWhyBuildsFailed(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception {
    Builds builds = ado.project(project).builds();

    for (Build failed : builds.list().resultFilter(BuildResult.FAILED).limit(10)) {
      Optional<BuildFailure> why =
          builds.build(requireNonNull(failed.id())).firstFailure().execute();
      if (why.isPresent()) {
        out.println(failed.buildNumber() + " failed in " + why.get().name());
        why.get().tail(5).execute().forEach(line -> out.println("  " + line));
      }
    }
  }
}
