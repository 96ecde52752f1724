// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.compat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end. */
final class Program {
  private static final int MINUTES = 3;

  private Program() {}

  /** The lines it printed, errors included. */
  static List<String> run(Path folder, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(Path.of("target"), "output", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException(command.get(0) + " did not end:\n" + Files.readString(output));
    }
    return Files.readAllLines(output);
  }

  /** Whether a program can be started at all. */
  static boolean exists(String name) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(name, "--version").redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
