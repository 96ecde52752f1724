// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.compat;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.emulator.Emulator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** The Java client azd, which has dev.azure.com built in: the emulator is its proxy. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AzdClientTest {
  private static final String PASSWORD = "changeit";

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
    try (Emulator emulator = Emulator.builder().seeded().https().start()) {
      emulator.seedYaml(RELEASE);
      List<String> command =
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Dhttps.proxyHost=127.0.0.1",
              "-Dhttps.proxyPort=" + emulator.port(),
              "-Djavax.net.ssl.trustStore=" + trustStore(folder, emulator.caPem()),
              "-Djavax.net.ssl.trustStorePassword=" + PASSWORD,
              "-Dfile.encoding=UTF-8",
              "-cp",
              System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
              AzdClient.class.getName(),
              emulator.organization(),
              emulator.seeds().project(),
              emulator.seeds().repository());
      output = Program.run(folder, Map.of("ADO_TOKEN", emulator.token()), command);
      steps = Step.of(output);
      hosts = emulator.requests().stream().map(one -> one.headers().get("host")).collect(toSet());
    }
  }

  /** The emulator's authority, and no other: whoever gets an answer has come to the emulator. */
  private static Path trustStore(Path folder, String pem) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    InputStream in = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
    store.setCertificateEntry(
        "emulator", CertificateFactory.getInstance("X.509").generateCertificate(in));
    Path file = Files.createDirectories(folder).resolve("trust.p12").toAbsolutePath();
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
    return file;
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
