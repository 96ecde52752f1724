// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fluentado.emulator.Emulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Microsoft's own client for Node, which finds every path by asking for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodeClientTest {
  private static final Path FOLDER = Path.of("target", "node");

  private List<String> output = List.of();

  @BeforeAll
  void run() throws IOException, InterruptedException {
    boolean here = Program.exists("node") && Program.exists("npm");
    if (!"true".equals(System.getenv("CI"))) {
      assumeTrue(here, "node or npm is not installed: their client is not tested");
    }
    assertThat(here).as("node and npm are installed").isTrue();
    install();
    try (Emulator emulator = Emulator.builder().seeded().start()) {
      Map<String, String> environment =
          Map.of(
              "ADO_URL", emulator.url(),
              "ADO_TOKEN", emulator.token(),
              "ADO_PROJECT", emulator.seeds().project());
      String script = Path.of("src", "test", "node", "client.mjs").toAbsolutePath().toString();
      String modules = FOLDER.toAbsolutePath().toString();
      output = Program.run(FOLDER, environment, List.of("node", script, modules));
    }
  }

  private static void install() throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    for (String file : List.of("package.json", "package-lock.json")) {
      Files.copy(Path.of(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.exists(FOLDER.resolve("node_modules/azure-devops-node-api/package.json"))) {
      List<String> npm = List.of("npm", "ci", "--no-audit", "--no-fund");
      List<String> lines = Program.run(FOLDER, Map.of(), npm);
      assertThat(FOLDER.resolve("node_modules/azure-devops-node-api")).as("%s", lines).exists();
    }
  }

  @TestFactory
  List<DynamicTest> steps() {
    return Step.of(output).stream()
        .map(
            step ->
                DynamicTest.dynamicTest(
                    step.name(), () -> assertThat(step.ok()).as(step.detail()).isTrue()))
        .toList();
  }

  @Test
  void everyStepWasReached() throws IOException {
    String script = Files.readString(Path.of("src", "test", "node", "client.mjs"));
    long written = script.lines().filter(line -> line.matches("  async \\w+\\(\\) \\{")).count();
    assertThat(Step.of(output)).as("%s", output).hasSize((int) written);
  }
}
