// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.compat;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.emulator.Emulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** The Java client azd, which believes that it speaks to dev.azure.com. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AzdClientTest {
  private List<Step> steps = List.of();
  private List<String> output = List.of();
  private Set<String> hosts = Set.of();

  // The client can make none without naming a build.
  private static final String RELEASE =
      """
      requests:
        - send: POST /web/_apis/release/definitions
          body: {name: shop, environments: [{name: test}]}
          key: definition
        - send: POST /web/_apis/release/releases
          body: {definitionId: "${definition}"}
      """;

  @BeforeAll
  void run() throws Exception {
    Path folder = Path.of("target", "azd");
    try (Emulator emulator = Emulator.builder().seeded().start();
        TlsProxy proxy = TlsProxy.start(folder, emulator.port())) {
      emulator.seedYaml(RELEASE);
      List<String> command =
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Dhttps.proxyHost=127.0.0.1",
              "-Dhttps.proxyPort=" + proxy.port(),
              "-Djavax.net.ssl.trustStore=" + proxy.trustStore(),
              "-Djavax.net.ssl.trustStorePassword=" + TlsProxy.PASSWORD,
              "-Dfile.encoding=UTF-8",
              "-cp",
              System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
              AzdClient.class.getName(),
              emulator.organization(),
              emulator.seeds().project(),
              emulator.seeds().repository());
      output = Program.run(folder, Map.of("ADO_TOKEN", emulator.token()), command);
      steps = Step.of(output);
      hosts = proxy.hosts();
    }
  }

  @TestFactory
  List<DynamicTest> steps() throws IOException {
    Map<String, String> impossible = impossible();
    return steps.stream()
        .map(
            step ->
                DynamicTest.dynamicTest(
                    step.name(),
                    () ->
                        assertThat(step.ok())
                            .as("%s", step.detail())
                            .isEqualTo(!impossible.containsKey(step.name()))))
        .toList();
  }

  @Test
  void cameThroughItsOwnAddresses() {
    assertThat(hosts).as("%s", output).contains("dev.azure.com");
  }

  @Test
  void everyStepWasReachedAndNoneIsListedInVain() throws IOException {
    Path source = Path.of("src/test/java/io/github/fluentado/emulator/compat/AzdClient.java");
    long written = Files.readString(source).lines().filter(l -> l.matches("    step\\(.*")).count();
    assertThat(steps).as("%s", output).hasSize((int) written);
    assertThat(steps).extracting(Step::name).containsAll(impossible().keySet());
  }

  /** What the README says cannot work, with the reason. */
  private static Map<String, String> impossible() throws IOException {
    return Files.readAllLines(Path.of("README.md")).stream()
        .filter(line -> line.matches("\\| `\\w+\\.\\w+` \\|.*"))
        .map(line -> line.split("\\|", -1))
        .collect(toMap(row -> row[1].replaceAll("[` ]", ""), row -> row[2].trim()));
  }
}
