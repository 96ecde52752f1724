// SPDX-License-Identifier: MIT
package io.github.fluentado.examples.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Programs in a process of their own, as variables of the environment cannot be set in one. */
final class Programs {
  private static final List<String> VARIABLES =
      List.of(
          "AZURE_DEVOPS_EXT_PAT",
          "AZURE_DEVOPS_ORG_URL",
          "SYSTEM_ACCESSTOKEN",
          "SYSTEM_COLLECTIONURI",
          "SYSTEM_TEAMFOUNDATIONCOLLECTIONURI");

  private Programs() {}

  /** What a program prints, failures included, that has those variables and no others of ours. */
  static List<String> printed(
      Path classes, String program, Map<String, String> environment, String... arguments)
      throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes + File.pathSeparator + System.getProperty("java.class.path"),
                program));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    VARIABLES.forEach(builder.environment()::remove);
    builder.environment().putAll(environment);
    Process process = builder.start();
    List<String> lines = process.inputReader().lines().filter(Programs::isOfProgram).toList();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return lines;
  }

  private static boolean isOfProgram(String line) {
    return !line.startsWith("SLF4J") && !line.startsWith("Picked up ");
  }
}
