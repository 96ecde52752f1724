// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.spec.check.Fixture.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputTest {
  @TempDir private Path folder;

  @Test
  void aMissingFolderIsReported() {
    Path missing = folder.resolve("nowhere");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    boolean passed =
        CheckSpec.run(missing, missing, new PrintStream(bytes, true, StandardCharsets.UTF_8));

    assertThat(passed).isFalse();
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .contains(
            missing + ": no folder specification to read",
            missing + ": no description in areas",
            "operations: 0 of 0 published covered, 0 differ");
  }

  @Test
  void anEmptyFolderIsReported() throws IOException {
    Fixture.in(folder);
    Path empty = Files.createDirectories(folder.resolve("empty/specification")).resolveSibling("");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    boolean passed =
        CheckSpec.run(
            empty, folder.resolve("spec"), new PrintStream(bytes, true, StandardCharsets.UTF_8));

    assertThat(passed).isFalse();
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .contains("no published file of the versions");
  }

  @Test
  void brokenJsonIsReportedWithItsFileAndTheOthersAreStillRead() {
    Outcome outcome =
        Fixture.in(folder)
            .change(Fixture.PUBLISHED_NEXT, "\"swagger\": \"2.0\",", "\"swagger\" 2")
            .check();

    assertThat(outcome.lines().get(0)).startsWith("zoo/7.2/zoo.json: not valid JSON: ");
    assertThat(outcome.last()).isEqualTo("operations: 6 of 6 published covered, 0 differ");
    assertThat(outcome.passed()).isFalse();
  }

  @Test
  void cutOffJsonIsReported() {
    Outcome outcome =
        Fixture.in(folder).write(Fixture.PUBLISHED_NEXT, "{\"swagger\": \"2.0\"").check();

    assertThat(outcome.lines().get(0)).startsWith("zoo/7.2/zoo.json: not valid JSON: ");
  }

  @Test
  void jsonThatGoesOnAfterItsEndIsReported() throws IOException {
    Fixture fixture = Fixture.in(folder);
    String text = Files.readString(folder.resolve(Fixture.PUBLISHED_NEXT));
    Outcome outcome = fixture.write(Fixture.PUBLISHED_NEXT, text + "}").check();

    assertThat(outcome.lines().get(0)).startsWith("zoo/7.2/zoo.json: not valid JSON: ");
    assertThat(outcome.passed()).isFalse();
  }

  @Test
  void jsonThatIsNoSwaggerIsReported() {
    Outcome outcome = Fixture.in(folder).write(Fixture.PUBLISHED_NEXT, "[1]").check();

    assertThat(outcome.lines()).contains("zoo/7.2/zoo.json: not a Swagger 2.0 file");
    assertThat(outcome.passed()).isFalse();
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFile() throws IOException {
    Fixture fixture = Fixture.in(folder);
    Path file = folder.resolve(Fixture.PUBLISHED);
    fixture.write(Fixture.PUBLISHED, "\uFEFF" + Files.readString(file));

    assertThat(fixture.check().passed()).isTrue();
  }

  @Test
  void brokenYamlIsReportedWithItsFile() {
    Outcome outcome = Fixture.in(folder).write(Fixture.COMMON, "openapi: [").check();

    assertThat(outcome.lines().get(0)).startsWith("areas/common.yaml: not valid YAML: ");
    assertThat(outcome.passed()).isFalse();
  }

  @Test
  void aKeyThatStandsTwiceIsReported() {
    Outcome outcome =
        Fixture.in(folder).write(Fixture.COMMON, "openapi: 3.0.3\nopenapi: 3.0.3\n").check();

    assertThat(outcome.lines().get(0))
        .contains("areas/common.yaml: not valid YAML", "duplicate key");
  }

  @Test
  void aBrokenCorrectionIsReported() {
    Outcome outcome = Fixture.in(folder).write("spec/corrections/keeper.yaml", "reason: '").check();

    assertThat(outcome.lines().get(0)).startsWith("corrections/keeper.yaml: not valid YAML: ");
    assertThat(outcome.passed()).isFalse();
  }

  @Test
  void otherVersionsBesideThoseCoveredAreToldAndDoNotFail() throws IOException {
    Fixture fixture = Fixture.in(folder);
    String text = Files.readString(folder.resolve(Fixture.PUBLISHED));
    Outcome outcome =
        fixture
            .write("published/specification/zoo/6.0/zoo.json", text)
            .write("published/specification/zoo/azure-devops-server-9.9/zoo-onprem.json", "{")
            .check();

    assertThat(outcome.lines())
        .anySatisfy(line -> assertThat(line).matches("6\\.0: \\d+ of \\d+ operations described"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("zoo/azure-devops-server-9.9/zoo-onprem.json: cannot be used: "));
    assertThat(outcome.passed()).isTrue();
    assertThat(outcome.last()).startsWith("operations: ");
  }

  @Test
  void anAreaThatTheFolderLacksIsNotedAndDoesNotFail() throws IOException {
    Fixture fixture = Fixture.in(folder).delete(Fixture.PUBLISHED_NEXT);
    Files.delete(folder.resolve(Fixture.PUBLISHED_NEXT).resolveSibling(""));

    Outcome outcome = fixture.check();

    assertThat(outcome.lines())
        .containsExactly(
            "zoo/7.2/zoo.json: not at hand, 1 not compared",
            "operations: 6 of 6 published covered, 0 differ");
    assertThat(outcome.passed()).isTrue();
  }
}
