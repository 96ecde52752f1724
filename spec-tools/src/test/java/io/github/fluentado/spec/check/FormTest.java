// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.fluentado.spec.check.Fixture.Outcome;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FormTest {
  private static final String LIST = "areas/zoo.yaml: zoo_ZooAnimals_list";

  @TempDir private Path folder;

  static Stream<Arguments> faults() {
    return Stream.of(
        arguments(
            "      externalDocs: {url: 'https://docs.example.org/zoo/animals/list'}\n",
            "",
            LIST + ": no documentation"),
        arguments(
            "x-ado-resource-areas: [1",
            "x-ado-resource-areas: [2",
            "areas/zoo.yaml: zoo: resource areas: published"
                + " [11111111-2222-3333-4444-555555555555],"
                + " ours [21111111-2222-3333-4444-555555555555]"),
        arguments(
            "'204': {description: NoContent}",
            "'204': {description: NoContent}\n        '404': {description: NotFound, content:"
                + " {text/plain: {schema: {type: string}}}}",
            "zoo/7.1/zoo.json: Zoo Animals_Delete: content: published 204, ours 404"),
        arguments(
            "continuationToken}, size: $top}",
            "continuationToken}}",
            "zoo/7.1/zoo.json: Zoo Animals_List: paging:"
                + " published header from query continuationToken limited by $top,"
                + " ours header from query continuationToken"),
        arguments(
            "      x-ado-wrapper: list\n",
            "      x-ado-wrapper: list\n      x-ado-limit: {parameter: most, standard: 9}\n",
            LIST + ": x-ado-limit names no parameter: most"),
        arguments(
            "      x-ado-wrapper: list\n",
            "      x-ado-wrapper: list\n      x-ado-host-by: {in: query, name: by, value: v, host: h}\n",
            LIST + ": x-ado-host-by names no parameter: by"),
        arguments(
            "      x-ado-wrapper: list\n",
            "      x-ado-wrapper: list\n      x-ado-host-by: {in: body, name: by, value: v, host: h}\n",
            LIST + ": x-ado-host-by looks into a body that is not there"),
        arguments(
            "x-ado-wrapper: list", "x-ado-wraper: list", LIST + ": unknown extension x-ado-wraper"),
        arguments(
            "      summary: List zoo animals",
            "      summary: List zoo animals\n      description: words",
            LIST + ": unknown key description"),
        arguments(
            "operationId: zoo_ZooAnimals_get\n",
            "operationId: zoo_ZooAnimals_list\n",
            "areas/zoo.yaml: operationId zoo_ZooAnimals_list is also in areas/zoo.yaml"),
        arguments(
            "operationId: zoo_ZooAnimals_list",
            "operationId: zoo_ZooAnimals_switch",
            "areas/zoo.yaml: zoo_ZooAnimals_switch: operationId is not <area>_<Tag>_<method>"),
        arguments("x-ado-name: top", "x-ado-name: default", LIST + ": illegal Java name 'default'"),
        arguments("x-ado-name: top", "x-ado-name: $top", LIST + ": illegal Java name '$top'"),
        arguments("x-ado-name: top", "x-ado-name: ids", LIST + ": Java name twice: ids"),
        arguments(
            "    AnimalKind:\n",
            "    animalkind:\n",
            "areas/zoo.yaml: animalkind: illegal Java name"),
        arguments(
            "    Named:\n",
            "    Keeper:\n",
            "areas/zoo.yaml: component Keeper is also in areas/common.yaml"),
        arguments(
            "schema: {$ref: '#/components/schemas/AnimalKind'}",
            "schema: {$ref: '#/components/schemas/Kind'}",
            LIST + ".kind: dangling reference #/components/schemas/Kind"),
        arguments(
            "'common.yaml#/components/schemas/Keeper'",
            "'zoo.yaml#/components/schemas/Keeper'",
            "areas/zoo.yaml: Animal.keeper: dangling reference zoo.yaml#/components/schemas/Keeper"),
        arguments(
            "x-ado-extends: Animal",
            "x-ado-extends: Beast",
            "areas/zoo.yaml: Bear: dangling reference Beast"),
        arguments(
            "      x-ado-extends: Animal\n",
            "",
            "areas/zoo.yaml: Animal: subtype does not extend it: Bear"),
        arguments(
            "      x-ado-subtypes: {values: [Bear]}\n",
            "",
            "areas/zoo.yaml: Bear: not among the subtypes of Animal"),
        arguments(
            "x-ado-version: '7.1'", "x-ado-version: ''", LIST + ": x-ado-version is no version"),
        arguments(
            "        name: {type: string}",
            "        name: {type: text}",
            "areas/zoo.yaml: Animal.name: unknown type text with format ''"),
        arguments(
            "notes: {x-ado-type: json}",
            "notes: {x-ado-type: xml}",
            "areas/zoo.yaml: Animal.notes: unknown x-ado-type"),
        arguments(
            "enum: [bear, crane, otter]",
            "enum: [bear, crane, otter, no]",
            "areas/zoo.yaml: AnimalKind: enum value that is not text"),
        arguments(
            "      type: object\n      x-ado-area: zoo",
            "      type: object\n      required: [id]\n      x-ado-area: zoo",
            "areas/zoo.yaml: Animal: unknown key required"),
        arguments(
            "x-ado-area: zoo\n      x-ado-published",
            "x-ado-area: farm\n      x-ado-published",
            "areas/zoo.yaml: Animal: x-ado-area is not that of its file"),
        arguments(
            "      x-ado-published: {version: '7.1', file: zoo/7.1/zoo.json, id: Zoo Animals_List}\n",
            "",
            LIST + ": neither or both of x-ado-published and x-ado-source"),
        arguments(
            "description: Created",
            "description: It was created",
            "areas/zoo.yaml: zoo_ZooAnimals_create: description of 201 is not one word"),
        arguments(
            "        explode: false\n",
            "",
            LIST + ": list does not tell whether it is joined (explode): ids"),
        arguments("size: $top}", "size: top}", LIST + ": paging size is unknown: top"),
        arguments(
            "name: continuationToken}, size",
            "name: token}, size",
            LIST + ": paging token is unknown: query token"),
        arguments("x-ado-host: zoo.example.org\n", "\n", LIST + ": no x-ado-host"),
        arguments(
            "x-ado-area: zoo", "x-ado-area: farm", "areas/zoo.yaml: x-ado-area is not its name"),
        arguments("openapi: 3.0.3", "openapi: 3.1.0", "areas/zoo.yaml: openapi is not 3.0.3"),
        arguments(
            "version: '7.1'}",
            "version: 7.1}",
            "areas/zoo.yaml: info has no version that is covered, as text"));
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("faults")
  void aFaultOfFormIsReported(String from, String to, String line) {
    Outcome outcome = Fixture.in(folder).change(Fixture.AREA, from, to).check();

    assertThat(outcome.lines()).contains(line);
    assertThat(outcome.passed()).isFalse();
  }

  @Test
  void parametersStandInTheOrderOfThePath() {
    String project = parameter("project", "{type: string}");
    String animal = parameter("animalId", "{type: integer, format: int32}");
    Outcome outcome =
        Fixture.in(folder).change(Fixture.AREA, project + animal, animal + project).check();

    assertThat(outcome.lines())
        .contains(
            "zoo/7.1/zoo.json: Zoo Animals_Delete: order of parameters:"
                + " published [project, animalId], ours [animalId, project]");
  }

  @Test
  void aSentenceOfThePublishedFilesIsReported() {
    Outcome outcome =
        Fixture.in(folder)
            .change(
                Fixture.AREA,
                "summary: Delete zoo animals",
                "summary: Looks after one animal of the zoo")
            .change(Fixture.COMMON, "openapi:", "# Tells the keeper about the photo.\nopenapi:")
            .check();

    assertThat(outcome.lines())
        .contains(
            "areas/zoo.yaml: published sentence carried over: looks after one animal of the zoo")
        .contains(
            "areas/common.yaml: published sentence carried over: tells the keeper about the photo");
    assertThat(outcome.passed()).isFalse();
  }

  @Test
  void aSummaryMadeOfTheOperationsOwnNameIsNotCopied() {
    Outcome outcome =
        Fixture.in(folder)
            .change(
                Fixture.PUBLISHED, "Looks after one animal of the zoo.", "Zoo animal get photos.")
            .change(
                Fixture.AREA, "summary: Get photo of zoo animals", "summary: Zoo animal get photos")
            .check();

    assertThat(outcome.lines()).containsExactly("operations: 7 of 7 published covered, 0 differ");
  }

  @Test
  void whatIsDescribedByHandStandsInAnAreaAndTellsItsSource() {
    String added =
        """
        reason: needed
        paths:
          /_apis/zoo/gates:
            get: {operationId: zoo_Gates_list}
        """;
    Outcome outcome =
        Fixture.in(folder)
            .write("spec/additions/gates.yaml", added)
            .change(
                Fixture.AREA,
                "x-ado-published: {version: '7.1', file: zoo/7.1/zoo.json, id: Zoo Animals_Get}",
                "x-ado-source: a guess")
            .check();

    assertThat(outcome.lines())
        .contains(
            "additions/gates.yaml: addition without source",
            "additions: zoo_Gates_list is in no area, or said to be published there",
            "areas: zoo_ZooAnimals_get is neither published nor added");
  }

  private static String parameter(String name, String type) {
    return "      - name: "
        + name
        + "\n        in: path\n        required: true\n        schema: "
        + type
        + "\n        x-ado-name: "
        + name
        + "\n";
  }
}
