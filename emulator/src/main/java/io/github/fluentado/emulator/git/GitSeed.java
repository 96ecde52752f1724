// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.core.World;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A little code: a first commit on main, and a feature branch with one more. */
record GitSeed(World world) {

  Map<String, Object> into(GitRepository repository) {
    Identity by = world.organization().me();
    String first =
        repository.commit(
            null,
            List.of(
                add("/README.md", "# " + repository.name() + "\n\nA project to try things with.\n"),
                add("/src/Main.java", MAIN),
                add("/docs/guide.md", "# Guide\n\nStart here.\n"),
                add("/azure-pipelines.yml", PIPELINE),
                add("/.gitignore", "target/\n")),
            by,
            "First commit");
    repository.push(by, List.of(created("refs/heads/main", first)));
    String second =
        repository.commit(
            first,
            List.of(
                FileChange.edit("/src/Main.java", bytes(MAIN.replace("Hello", "Good morning"))),
                add("/docs/greeting.md", "The greeting depends on the time of day.\n")),
            by,
            "Greet by the time of day");
    repository.push(by, List.of(created("refs/heads/feature/greeting", second)));
    return Map.of(
        "repositoryId",
        repository.id().toString(),
        "commit",
        first,
        "branch",
        "refs/heads/main",
        "featureBranch",
        "refs/heads/feature/greeting",
        "featureCommit",
        second);
  }

  private static final String MAIN =
      """
      final class Main {
        public static void main(String[] arguments) {
          System.out.println("Hello");
        }
      }
      """;

  /** What the seeded pipeline is made of; pushes start nothing. */
  private static final String PIPELINE =
      """
      trigger: none
      steps:
      - script: echo Build
        displayName: Build
      """;

  private static RefChange created(String branch, String commit) {
    return new RefChange(branch, GitRepository.NONE, commit);
  }

  private static FileChange add(String path, String text) {
    return FileChange.add(path, bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
