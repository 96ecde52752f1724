// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static java.util.Objects.requireNonNull;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.builds.ArtifactFile;
import io.github.fluentado.builds.Builds;
import io.github.fluentado.client.build.Build;
import io.github.fluentado.client.build.BuildResult;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Brings an artifact with a bar on the console, one file of it, and all of it unpacked. */
final class DownloadAnArtifact implements Example {
  public static void main(String... args) throws Exception {
    Example.main(new DownloadAnArtifact(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception {
    Path folder = Files.createTempDirectory("artifact");
    Builds builds = ado.project(project).builds();
    Build last = builds.list().resultFilter(BuildResult.SUCCEEDED).iterator().next();
    Builds.Artifact drop = builds.build(requireNonNull(last.id())).artifact("drop");

    try (ConsoleBar bar = new ConsoleBar("drop.zip")) {
      drop.zip()
          .to(folder.resolve("drop.zip")) // appears only when it is whole
          .resume() // goes on with what an earlier run has left
          .onProgress(bar)
          .execute();
    }
    for (ArtifactFile file : drop.files().execute()) {
      out.println(file.path() + " " + drop.file(file.path()).bytes(1_000_000).execute().length);
    }
    Path unpacked = drop.extractTo(folder.resolve("drop")).most(1_000_000_000, 10_000).execute();
    out.println(Files.exists(unpacked));
  }
}
