// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import static io.github.fluentado.spec.importer.Fixture.answer;
import static io.github.fluentado.spec.importer.Fixture.op;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadInputTest {
  @TempDir Path temporary;

  private int code;

  private String run(Fixture fixture) {
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    PrintStream err = new PrintStream(errors, true, StandardCharsets.UTF_8);
    code =
        ImportSpec.run(
            List.of(fixture.spec().toString(), fixture.folder().toString()),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            err);
    return errors.toString(StandardCharsets.UTF_8);
  }

  private void assertStops(Fixture fixture, String... lines) {
    Fixture.write(fixture.spec().resolve("areas/old.yaml"), "kept");

    String errors = run(fixture);

    assertThat(errors.lines()).containsExactlyInAnyOrder(lines);
    assertThat(code).isEqualTo(1);
    assertThat(fixture.spec().resolve("areas/old.yaml")).hasContent("kept");
    assertThat(fixture.spec().toFile().list()).doesNotContain("areas.new");
    assertThat(fixture.spec().resolve("areas").toFile().list()).containsExactly("old.yaml");
  }

  @Test
  void folderWithoutFilesStops() {
    Fixture fixture = new Fixture(temporary);

    assertStops(
        fixture, fixture.folder() + ": specification: no <area>/<version>/<file>.json there");
  }

  @Test
  void folderThatIsNotThereStops() throws IOException {
    Fixture fixture = new Fixture(temporary);
    Files.delete(fixture.folder().resolve("LICENSE"));
    Files.delete(fixture.folder());

    assertThat(run(fixture)).contains("no <area>/<version>/<file>.json there");
    assertThat(code).isEqualTo(1);
  }

  @Test
  void missingArgumentIsExplained() {
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    PrintStream err = new PrintStream(errors, true, StandardCharsets.UTF_8);

    assertThat(ImportSpec.run(List.of("spec"), err, err)).isEqualTo(2);
    assertThat(errors.toString(StandardCharsets.UTF_8)).startsWith("usage: import-spec");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"swagger": "2.0",     | not JSON
          {"swagger": "2.0"} x   | not JSON
          []                     | not a JSON object
          'text'                 | not JSON
          ''                     | not JSON
          """)
  void textThatIsNoJsonObjectStops(String text, String reason) {
    String errors = run(new Fixture(temporary).file("shop/7.1/shop.json", text));

    assertThat(errors).startsWith("shop/7.1/shop.json: /: " + reason);
    assertThat(errors.lines()).hasSize(1);
    assertThat(code).isEqualTo(1);
  }

  @Test
  void bytesThatAreNoTextStop() throws IOException {
    Fixture fixture = new Fixture(temporary).operation("");
    Files.write(
        fixture.folder().resolve("specification/shop/7.1/shop.json"),
        new byte[] {'{', (byte) 0xff});

    assertStops(fixture, "shop/7.1/shop.json: /: not UTF-8");
  }

  @Test
  void everyProblemOfARunIsNamed() {
    assertStops(
        new Fixture(temporary)
            .file("shop/7.1/a.json", "{\"swagger\": \"3.0\"}")
            .file("shop/7.1/b.json", "{\"swagger\": \"2.0\", \"paths\": []}"),
        "shop/7.1/a.json: swagger: not a Swagger 2.0 file",
        "shop/7.1/b.json: paths: not an object");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"type":"int32"}                       | unknown type 'int32'
          {"type":"string","format":"Blob"}      | unknown format 'Blob'
          {"type":"integer","format":"int128"}   | unknown format 'int128'
          {"type":"number","format":"half"}      | unknown format 'half'
          {"$ref":"#/definitions/Gone"}          | dangling $ref '#/definitions/Gone'
          {"$ref":"other.json#/X"}               | dangling $ref 'other.json#/X'
          {"format":"uuid"}                      | no type
          {"type":"object","properties":{"a":{}}} | object with properties outside of definitions
          {"x-ado-type":"magic"}                 | unknown x-ado-type 'magic'
          """)
  void schemaThatMeansNothingStops(String schema, String reason) {
    Fixture fixture =
        new Fixture(temporary)
            .operation(
                "", "\"Thing\": {\"type\": \"object\", \"properties\": {\"p\": " + schema + "}}");

    assertStops(fixture, "shop/7.1/shop.json: definitions.Thing.properties.p: " + reason);
  }

  @Test
  void danglingReferenceInAnAnswerStops() {
    assertStops(
        new Fixture(temporary).operation(answer("{\"$ref\": \"#/definitions/Gone\"}")),
        "shop/7.1/shop.json: paths./{organization}/_apis/things.get.responses.200.schema:"
            + " dangling $ref '#/definitions/Gone'");
  }

  @Test
  void danglingParameterStops() {
    assertStops(
        new Fixture(temporary).operation("\"parameters\": [{\"$ref\": \"#/parameters/gone\"}]"),
        "shop/7.1/shop.json: paths./{organization}/_apis/things.get.parameters[0]:"
            + " dangling $ref '#/parameters/gone'");
  }

  @Test
  void placeholderWithoutParameterStops() {
    assertStops(
        new Fixture(temporary).shop("\"/{organization}/_apis/{x}\": {\"get\": " + op("") + "}", ""),
        "shop/7.1/shop.json: paths./{organization}/_apis/{x}.get: no parameter for '{x}'");
  }

  @Test
  void secondOperationOfANameStops() {
    assertStops(
        new Fixture(temporary)
            .shop(
                "\"/{organization}/_apis/a\": {\"get\": "
                    + op("")
                    + "}, \"/{organization}/_apis/b\": {\"get\": "
                    + op("")
                    + "}",
                ""),
        "shop/7.1/shop.json: paths./{organization}/_apis/b.get:"
            + " second operation named 'Things_List'");
  }

  @Test
  void samePathInTwoFilesOfAVersionStops() {
    String paths = "\"/{organization}/_apis/a\": {\"get\": " + op("") + "}";

    assertStops(
        new Fixture(temporary)
            .file("shop/7.1/a.json", Fixture.swagger(paths, ""))
            .file("shop/7.1/b.json", Fixture.swagger(paths, "")),
        "shop/7.1/b.json: get \"dev.azure.com\"/{organization}/_apis/a:"
            + " already described by Things_List");
  }

  @Test
  void operationWithoutVersionStops() {
    assertStops(
        new Fixture(temporary).operation("\"x-ms-docs-override-version\": \"\""),
        "shop/7.1/shop.json: paths./{organization}/_apis/things.get:"
            + " no x-ms-docs-override-version");
  }

  @Test
  void malformedMembersStop() {
    assertStops(
        new Fixture(temporary).operation("\"parameters\": [1], \"security\": [{\"a\": 1}]"),
        "shop/7.1/shop.json: paths./{organization}/_apis/things.get.parameters: malformed",
        "shop/7.1/shop.json: paths./{organization}/_apis/things.get.security: malformed");
  }
}
