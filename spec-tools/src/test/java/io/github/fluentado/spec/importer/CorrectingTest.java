// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import static io.github.fluentado.spec.importer.Fixture.answer;
import static io.github.fluentado.spec.importer.Fixture.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrectingTest {
  private static final String THING =
      """
      "Thing": {"type": "object", "properties": {"state": {"enum": ["on", "off"],
          "x-ms-enum": {"name": "State"}}, "value": {"type": "string", "format": "T"}}},
      "Big": {"type": "object", "allOf": [{"$ref": "#/definitions/Thing"}],
          "properties": {"size": {"type": "boolean"}}}
      """;

  @TempDir Path temporary;

  private Fixture fixture() {
    return new Fixture(temporary)
        .operation(
            answer("{\"$ref\": \"#/definitions/Thing\"}")
                + ", "
                + Fixture.parameters(
                    "{\"in\": \"header\", \"name\": \"Version\", \"required\": true,"
                        + " \"type\": \"string\"}, {\"in\": \"query\", \"name\": \"x\","
                        + " \"type\": \"string\"}"),
            THING);
  }

  @Test
  void parameterIsChangedByNameOrTakenAway() {
    Object operation =
        fixture()
            .correction(
                "a.yaml",
                """
                operations:
                  shop/shop.json:
                    Things_List:
                      x-ado-safe: true
                      x-ado-method: all
                      parameters: {Version: {name: If-Match, required: false}, x: null}
                """)
            .operation();

    assertThat(at(operation, "operationId")).isEqualTo("shop_Things_all");
    assertThat(at(operation, "x-ado-safe")).isEqualTo(true);
    assertThat(at(operation, "parameters"))
        .hasToString(
            "[{name=If-Match, in=header, required=false, x-ado-name=ifMatch,"
                + " schema={type=string}}]");
  }

  @Test
  void parameterThatSaysWhereItBelongsIsAdded() {
    Object operation =
        fixture()
            .correction(
                "a.yaml",
                """
                operations:
                  shop/shop.json:
                    Things_List: {parameters: {$format: {in: query, type: string}}}
                """)
            .operation();

    assertThat(at(operation, "parameters", 2, "name")).isEqualTo("$format");
    assertThat(at(operation, "parameters", 2, "x-ado-name")).isEqualTo("format");
  }

  @Test
  void definitionIsMergedAndReplaced() {
    SpecImport.Result result =
        fixture()
            .correction(
                "a.yaml",
                """
                definitions:
                  shop/shop.json:
                    Thing:
                      properties:
                        state: null
                        more: {type: boolean}
                        value: {x-replace: {type: integer, format: int64}}
                """)
            .run();

    assertThat(at(result, "components", "schemas", "Thing", "properties"))
        .hasToString("{value={type=integer, format=int64}, more={type=boolean}}");
    assertThat(result.corrections()).isEqualTo(1);
  }

  @Test
  void newDefinitionHasNoPublishedName() {
    SpecImport.Result result =
        fixture()
            .correction(
                "a.yaml",
                """
                new-definitions:
                  shop/shop.json:
                    Fresh: {type: object, properties: {a: {type: string}}}
                definitions:
                  shop/shop.json:
                    Thing: {properties: {fresh: {$ref: '#/definitions/Fresh'}}}
                """)
            .run();

    assertThat(at(result, "components", "schemas", "Fresh", "x-ado-published")).hasToString("[]");
  }

  @Test
  void enumIsMarkedAndCompleted() {
    SpecImport.Result result =
        fixture()
            .correction("a.yaml", "enums: {'*': {State: {flags: true, prefix: $, add: [idle]}}}\n")
            .run();

    assertThat(at(result, "components", "schemas", "State", "x-ado-flags")).isEqualTo(true);
    assertThat(at(result, "components", "schemas", "State", "enum"))
        .hasToString("[$on, $off, idle]");
  }

  @Test
  void subtypesAreReachedThroughTheirBase() {
    SpecImport.Result result =
        fixture()
            .correction(
                "a.yaml",
                """
                definitions:
                  shop/shop.json:
                    Thing: {x-ado-subtypes: {property: state, values: {'on': Big}}}
                """)
            .run();

    assertThat(at(result, "components", "schemas", "Thing", "x-ado-subtypes"))
        .hasToString("{property=state, values={on=Big}}");
    assertThat(at(result, "components", "schemas", "Big", "x-ado-extends")).isEqualTo("Thing");
    assertThat(at(result, "components", "schemas", "Big", "properties").toString())
        .contains("state=", "size=");
  }

  @Test
  void namesAreGivenToGroupsAndSchemas() {
    SpecImport.Result result =
        fixture()
            .correction(
                "a.yaml",
                """
                tags: {shop: {Things: Goods}}
                schemas: {shop: {Thing: Item}}
                """)
            .run();

    assertThat(at(result, "paths", "/_apis/things", "get", "operationId"))
        .isEqualTo("shop_Goods_list");
    assertThat(at(result, "components", "schemas").toString()).startsWith("{Item=");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          operations: {shop/shop.json: {Gone_List: {}}} | operations.shop/7.1/shop.json.Gone_List
          operations: {shop/shop.json: {Things_List: {parameters: {gone: {}}}}} | operations.shop/7.1/shop.json.Things_List
          definitions: {shop/shop.json: {Gone: {}}}     | definitions.shop/7.1/shop.json.Gone
          enums: {shop/shop.json: {Gone: {}}}           | enums.shop/7.1/shop.json.Gone
          schemas: {shop: {Gone: Better}}               | schemas.shop.Gone
          tags: {shop: {Gone: Better}}                  | tags.shop.Gone
          """)
  void targetThatIsNotThereStops(String correction, String path) {
    Fixture fixture = fixture().correction("a.yaml", correction + "\n");

    assertThatThrownBy(fixture::run)
        .isInstanceOf(ImportFailure.class)
        .hasMessage("corrections/a.yaml: " + path + ": target of the correction is not there");
    assertThat(SpecImport.run(fixture.folder(), fixture.spec(), true).operations()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          operations: {other/other.json: {Gone_List: {}}}
          definitions: {'*': {Gone: {}}}
          schemas: {other: {Gone: Better}}
          tags: {other: {Gone: Better}}
          """)
  void targetInAFileThatIsNotThereIsIgnored(String correction) {
    assertThat(fixture().correction("a.yaml", correction + "\n").run().corrections()).isZero();
  }

  @Test
  void correctionAppliesInOtherVersionsWhereItFits() {
    Fixture fixture =
        fixture()
            .file(
                "shop/7.2/shop.json",
                Fixture.swagger("", "\"Other\": {\"type\": \"object\", \"properties\": {}}"))
            .correction("a.yaml", "definitions: {shop/shop.json: {Thing: {}}}\n");

    assertThat(fixture.run().corrections()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          surprises: {}                                 | surprises: not a section of a correction
          operations: []                                | operations: not a map of places
          operations: {shop/shop.json: 1}               | operations.shop/shop.json: not a map of targets
          definitions: {shop/shop.json: {Thing: 1}}     | definitions.shop/shop.json.Thing: malformed
          tags: {shop: {Things: {}}}                    | tags.shop.Things: malformed
          """)
  void malformedCorrectionStops(String correction, String problem) {
    assertThatThrownBy(fixture().correction("a.yaml", correction + "\n")::run)
        .hasMessage("corrections/a.yaml: " + problem);
  }

  @Test
  void correctionWithoutReasonStops() {
    Fixture fixture = fixture();
    Fixture.write(fixture.spec().resolve("corrections/a.yaml"), "source: s\nversions: ['7.1']\n");

    assertThatThrownBy(fixture::run).hasMessage("corrections/a.yaml: reason: missing");
  }

  @Test
  void pagingThatNamesNoParameterStops() {
    Fixture fixture =
        fixture()
            .correction(
                "a.yaml",
                """
                operations:
                  shop/shop.json:
                    Things_List: {x-ado-paging: {style: header, token: {in: query, name: t}}}
                """);

    assertThatThrownBy(fixture::run).hasMessageContaining("paging names no parameter: t");
  }
}
