// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.fluentado.spec.check.Fixture.Outcome;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each test spoils one thing of a description that agrees, and wants exactly that reported. */
class DifferencesTest {
  @TempDir private Path folder;
  private Fixture fixture;

  @BeforeEach
  void copyFixture() {
    fixture = Fixture.in(folder);
  }

  @Test
  void aDescriptionThatAgreesPasses() {
    Outcome outcome = fixture.check();

    assertThat(outcome.lines()).containsExactly("operations: 7 of 7 published covered, 0 differ");
    assertThat(outcome.passed()).isTrue();
  }

  static Stream<Arguments> spoiledOperations() {
    return Stream.of(
        spoiled(
            "verb",
            "    delete:",
            "    put:",
            "Zoo Animals_Delete: verb: published delete, ours put"),
        spoiled(
            "path",
            "  /{project}/_apis/zoo/animals#",
            "  /{project}/_apis/zoo/animal#",
            "Zoo Animals_Get Photo: path: published /{project}/_apis/zoo/animals,"
                + " ours /{project}/_apis/zoo/animal"),
        spoiled(
            "host",
            "x-ado-host: zoo.example.org",
            "x-ado-host: pen.example.org",
            "Zoo Animals_List: host: published zoo.example.org, ours pen.example.org"),
        spoiled(
            "organization",
            "x-ado-wrapper: list",
            "x-ado-wrapper: list\n      x-ado-organization: none",
            "Zoo Animals_List: organization: published nothing, ours none"),
        spoiled(
            "version",
            "x-ado-version: '7.1'",
            "x-ado-version: '7.0'",
            "Zoo Animals_List: version: published 7.1, ours 7.0"),
        spoiled(
            "scope",
            "x-ado-scopes: [zoo.read]",
            "x-ado-scopes: [zoo.all]",
            "Zoo Animals_List: scopes: published [zoo.read], ours [zoo.all]"),
        spoiled(
            "deprecated",
            "      operationId: zoo_ZooAnimals_list",
            "      deprecated: true\n      operationId: zoo_ZooAnimals_list",
            "Zoo Animals_List: deprecated: published false, ours true"),
        spoiled(
            "missing parameter",
            parameter("$top", "top", "type: integer, format: int32"),
            "",
            "Zoo Animals_List.$top: parameter: published in query, ours none"),
        spoiled(
            "extra parameter",
            "      - name: $top",
            parameter("$all", "all", "type: boolean") + "      - name: $top",
            "Zoo Animals_List.$all: parameter: published none, ours in query"),
        spoiled(
            "place",
            "name: $top\n        in: query",
            "name: $top\n        in: header",
            "Zoo Animals_List.$top: place: published query, ours header"),
        spoiled(
            "wire name",
            "name: $top",
            "name: top",
            "Zoo Animals_List.$top: parameter: published in query, ours none"),
        spoiled(
            "required",
            "        schema: {type: integer, format: int32}\n        x-ado-name: top",
            "        required: true\n        schema: {type: integer, format: int32}\n        x-ado-name: top",
            "Zoo Animals_List.$top: required: published false, ours true"),
        spoiled(
            "optional path part",
            "        x-ado-optional: true\n",
            "",
            "Zoo Animals_Get.project: optional: published true, ours false"),
        spoiled(
            "slashes",
            "x-ado-optional: true",
            "x-ado-optional: true\n        x-ado-slashes: true",
            "Zoo Animals_Get.project: slashes: published false, ours true"),
        spoiled(
            "separator",
            "        x-ado-name: ids",
            "        x-ado-name: ids\n        x-ado-separator: '|'",
            "Zoo Animals_List.ids: separator: published ,, ours |"),
        spoiled(
            "type of a parameter",
            "schema: {type: integer, format: int32}",
            "schema: {type: string}",
            "Zoo Animals_List.$top: type: published integer/int32, ours string"),
        spoiled(
            "items of a list parameter",
            "{type: array, items: {type: integer, format: int32}}",
            "{type: array, items: {type: string}}",
            "Zoo Animals_List.ids: type: published integer/int32, ours string"),
        spoiled(
            "header of the service's own name",
            "name: If-Match",
            "name: Version",
            "Zoo Animals_Update.If-Match: parameter: published in header, ours none"),
        spoiled(
            "type of the body",
            "          application/json:\n            schema: {$ref: '#/components/schemas/Animal'}",
            "          application/json:\n            schema: {type: string}",
            "Zoo Animals_Create.body: type: published Animal, ours string"),
        spoiled(
            "media type of the body",
            "          application/json-patch+json:",
            "          application/json:",
            "Zoo Animals_Update: media types sent: published [application/json-patch+json],"
                + " ours [application/json]"),
        spoiled(
            "need of the body",
            "requestBody:\n        required: true",
            "requestBody:\n        required: false",
            "Zoo Animals_Create: body required: published true, ours false"),
        spoiled(
            "media type of the answer",
            "            image/png:",
            "            image/gif:",
            "Zoo Animals_Get Photo: media types answered: published"
                + " [application/json, image/png, text/plain],"
                + " ours [application/json, image/gif, text/plain]"),
        spoiled(
            "form of a media type",
            "            image/png:\n              schema: {type: string, format: binary}",
            "            image/png:\n              schema: {type: string}",
            "Zoo Animals_Get Photo.result: type: published string/binary, ours string"),
        spoiled(
            "status",
            "'204': {description: NoContent}",
            "'200': {description: OK}",
            "Zoo Animals_Delete: statuses: published [204], ours [200]"),
        spoiled(
            "type of the result",
            "schema: {type: array, items: {$ref: '#/components/schemas/Animal'}}",
            "schema: {$ref: '#/components/schemas/Animal'}",
            "Zoo Animals_List.result: type: published list of Animal, ours Animal"),
        spoiled(
            "wrapper",
            "      x-ado-wrapper: list\n",
            "",
            "Zoo Animals_List: wrapper: published list, ours nothing"),
        spoiled(
            "paging",
            "      x-ado-paging: {style: header, token: {in: query, name: continuationToken}, size: $top}\n",
            "",
            "Zoo Animals_List: paging: published header from query continuationToken"
                + " limited by $top, ours none"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("spoiledOperations")
  void aSpoiledOperationIsReported(String name, String from, String to, String line) {
    Outcome outcome = fixture.change(Fixture.AREA, from, to).check();

    assertThat(outcome.lines()).contains("zoo/7.1/zoo.json: " + line);
    assertThat(outcome.last()).isEqualTo("operations: 7 of 7 published covered, 1 differ");
    assertThat(outcome.passed()).isFalse();
  }

  static Stream<Arguments> spoiledSchemas() {
    return Stream.of(
        spoiled(
            "dropped property",
            "        labels: {type: object, additionalProperties: {type: string}}\n",
            "",
            "Animal.labels: property: published map of string, ours none"),
        spoiled(
            "dropped property of a base",
            "        name: {type: string}\n",
            "",
            "Animal.name: property: published string, ours none"),
        spoiled(
            "invented property",
            "        age: {type: integer, format: int32}",
            "        age: {type: integer, format: int32}\n        wings: {type: string}",
            "Animal.wings: property: published none, ours Animal"),
        spoiled(
            "type",
            "weight: {type: number, format: decimal}",
            "weight: {type: string}",
            "Animal.weight: type: published number/decimal, ours string"),
        spoiled(
            "date",
            "born: {type: string, format: date-time}",
            "born: {type: string}",
            "Animal.born: type: published string/date-time, ours string"),
        spoiled(
            "span of time",
            "nap: {type: string, format: timespan}",
            "nap: {type: string}",
            "Animal.nap: type: published string/timespan, ours string"),
        spoiled(
            "bytes",
            "print: {type: string, format: byte}",
            "print: {type: array, items: {type: integer, format: int32}}",
            "Animal.print: type: published string/byte, ours list of integer/int32"),
        spoiled(
            "links",
            "_links: {x-ado-type: links}",
            "_links: {x-ado-type: json}",
            "Animal._links: type: published links, ours any JSON"),
        spoiled(
            "free JSON",
            "notes: {x-ado-type: json}",
            "notes: {type: string}",
            "Animal.notes: type: published any JSON, ours string"),
        spoiled(
            "property bag",
            "bag: {x-ado-type: properties}",
            "bag: {x-ado-type: json}",
            "Animal.bag: type: published property bag, ours any JSON"),
        spoiled(
            "items",
            "parents: {type: array, items: {$ref: '#/components/schemas/Animal'}}",
            "parents: {type: array, items: {$ref: '#/components/schemas/Named'}}",
            "Animal: name: published Animal, ours Named, which stands for others"),
        spoiled(
            "model of another name",
            "keeper: {$ref: 'common.yaml#/components/schemas/Keeper'}",
            "keeper: {$ref: '#/components/schemas/Named'}",
            "Keeper: name: published Keeper, ours Named, which stands for others"),
        spoiled(
            "narrow number",
            "id: {type: integer, format: int64}",
            "id: {type: integer, format: int32}",
            "Animal.id: type: published integer/int64, ours integer/int32"),
        spoiled(
            "enum value",
            "enum: [bear, crane, otter]",
            "enum: [bear, crane]",
            "AnimalKind: enum values: published [otter], ours none"),
        spoiled(
            "invented enum value",
            "enum: [bear, crane, otter]",
            "enum: [bear, crane, otter, yeti]",
            "AnimalKind: enum values: published none, ours [yeti]"),
        spoiled(
            "base",
            "x-ado-extends: Animal",
            "x-ado-extends: Keeper",
            "Bear: base: published Animal, ours Keeper"),
        spoiled(
            "subtype",
            "x-ado-subtypes: {values: [Bear]}",
            "x-ado-subtypes: {values: [Named]}",
            "Animal: subtype: published none, ours Named"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("spoiledSchemas")
  void aSpoiledSchemaIsReported(String name, String from, String to, String line) {
    Outcome outcome = fixture.change(Fixture.AREA, from, to).check();

    assertThat(outcome.lines()).anyMatch(found -> found.endsWith(line));
    assertThat(outcome.passed()).isFalse();
  }

  @Test
  void anOperationDiffersWhenAModelDeepInItsResultDoes() {
    Outcome outcome = fixture.change(Fixture.COMMON, "format: uuid", "format: uri").check();

    assertThat(outcome.lines())
        .contains("zoo/7.1/zoo.json: Keeper.id: type: published string/uuid, ours string/uri");
    assertThat(outcome.last()).isEqualTo("operations: 7 of 7 published covered, 5 differ");
  }

  @Test
  void aMissingOperationIsReported() {
    Outcome outcome =
        fixture
            .change(
                Fixture.PUBLISHED,
                "\"x-ms-paths\": {",
                "\"x-ms-paths\": {\"/{organization}/_apis/zoo/gates?\": {\"get\": {\"operationId\":"
                    + " \"Gates_List\", \"parameters\": [{\"in\": \"path\", \"name\":"
                    + " \"organization\"}], \"responses\": {\"200\": {}}}},")
            .check();

    assertThat(outcome.lines())
        .contains(
            "zoo/7.1/zoo.json: Gates_List: missing: published get /_apis/zoo/gates, ours none");
    assertThat(outcome.last()).isEqualTo("operations: 7 of 8 published covered, 0 differ");
    assertThat(outcome.passed()).isFalse();
  }

  @Test
  void anOperationOfTheNextVersionOnlyMustBeCoveredToo() {
    Outcome outcome =
        fixture
            .change(
                Fixture.AREA,
                "file: zoo/7.2/zoo.json, id: Counts_Query",
                "file: zoo/7.2/zoo.json, id: Counts_Ask")
            .check();

    assertThat(outcome.lines())
        .contains(
            "zoo/7.2/zoo.json: Counts_Query: missing: published post /_apis/zoo/count, ours none")
        .contains(
            "areas/zoo.yaml: zoo_Counts_query: not published or not new:"
                + " zoo/7.2/zoo.json#Counts_Ask");
    assertThat(outcome.last()).isEqualTo("operations: 6 of 7 published covered, 0 differ");
  }

  @Test
  void whatIsReleasedMayNotBeTakenFromTheNextVersion() {
    Outcome outcome =
        fixture
            .change(
                Fixture.AREA,
                "{version: '7.1', file: zoo/7.1/zoo.json, id: Zoo Animals_Get}",
                "{version: '7.2', file: zoo/7.2/zoo.json, id: Zoo Animals_Get}")
            .check();

    assertThat(outcome.lines())
        .contains(
            "areas/zoo.yaml: zoo_ZooAnimals_get: not published or not new:"
                + " zoo/7.2/zoo.json#Zoo Animals_Get");
    assertThat(outcome.passed()).isFalse();
  }

  @Test
  void aPostThatCreatesIsNotSafe() {
    Outcome outcome =
        fixture
            .change(
                Fixture.AREA,
                "      x-ado-scopes: [zoo.write]",
                "      x-ado-safe: true\n      x-ado-scopes: [zoo.write]")
            .check();

    assertThat(outcome.lines())
        .contains("zoo/7.1/zoo.json: Zoo Animals_Create: safe: published false, ours true");
  }

  private static Arguments spoiled(String name, String from, String to, String line) {
    return arguments(name, from, to, line);
  }

  private static String parameter(String name, String java, String type) {
    return "      - name: "
        + name
        + "\n        in: query\n        schema: {"
        + type
        + "}\n        x-ado-name: "
        + java
        + "\n";
  }
}
