// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import static io.github.fluentado.spec.importer.Fixture.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapesTest {
  @TempDir Path temporary;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"type":"string"}                                   | {type=string}
          {"type":"string","format":"uuid"}                   | {type=string, format=uuid}
          {"type":"string","format":"TimeSpan"}               | {type=string, format=timespan}
          {"type":"string","format":"Char"}                   | {type=string}
          {"type":"string","format":"byte"}                   | {type=integer, format=int32}
          {"type":"string","format":"decimal"}                | {type=number, format=decimal}
          {"type":"string","format":"Stream"}                 | {type=string, format=binary}
          {"type":"string","format":"T"}                      | {x-ado-type=json}
          {"type":"string","format":"JObject"}                | {x-ado-type=json}
          {"type":"integer","format":"int16"}                 | {type=integer, format=int32}
          {"type":"integer","format":"int64"}                 | {type=integer, format=int64}
          {"type":"number","format":"float"}                  | {type=number, format=float}
          {"type":"boolean"}                                  | {type=boolean}
          {"type":"object"}                                   | {x-ado-type=json}
          {"type":"array","items":{"type":"string","format":"byte"}} | {type=string, format=byte}
          {"type":"array","items":{"type":"boolean"}}         | {type=array, items={type=boolean}}
          {"type":"array"}                                    | {type=array, items={x-ado-type=json}}
          {"type":"object","additionalProperties":{"type":"object"}} | {type=object, additionalProperties={x-ado-type=json}}
          {"$ref":"#/definitions/ReferenceLinks"}             | {x-ado-type=links}
          {"$ref":"#/definitions/PropertiesCollection"}       | {x-ado-type=properties}
          {"$ref":"#/definitions/JToken"}                     | {x-ado-type=json}
          {"$ref":"#/definitions/IdentityDescriptor"}         | {type=string}
          {"$ref":"#/definitions/Counts"}                     | {type=object, additionalProperties={type=integer, format=int32}}
          """)
  void propertyIsDescribedByItsFormOnTheWire(String published, String expected) {
    String definitions =
        """
        "Thing": {"type": "object", "properties": {"p": %s}},
        "ReferenceLinks": {"type": "object", "properties": {"links": {"type": "object"}}},
        "PropertiesCollection": {"type": "object", "properties": {"count": {"type": "integer"}}},
        "JToken": {"type": "object", "properties": {"first": {"$ref": "#/definitions/JToken"}}},
        "IdentityDescriptor": {"type": "object", "properties": {"identifier": {"type": "string"}}},
        "Counts": {"type": "object", "properties": {}, "allOf": [
            {"type": "object", "additionalProperties": {"type": "integer", "format": "int32"}}]}
        """
            .formatted(published);
    Fixture fixture =
        new Fixture(temporary)
            .operation(Fixture.answer("{\"$ref\": \"#/definitions/Thing\"}"), definitions);

    assertThat(at(fixture.run(), "components", "schemas", "Thing", "properties", "p"))
        .hasToString(expected);
  }

  @Test
  void propertiesOfBasesComeFirstAndLeaveNoBaseBehind() {
    Fixture fixture =
        new Fixture(temporary)
            .operation(
                Fixture.answer("{\"$ref\": \"#/definitions/Car\"}"),
                """
                "Thing": {"type": "object", "properties": {"id": {"type": "string"}}},
                "Car": {"type": "object", "allOf": [{"$ref": "#/definitions/Thing"}],
                        "properties": {"wheels": {"type": "integer", "format": "int32"}}}
                """);

    Map<?, ?> schemas = (Map<?, ?>) at(fixture.run(), "components", "schemas");

    assertThat(schemas.keySet().toString()).isEqualTo("[Car]");
    assertThat(at(schemas, "Car", "properties"))
        .hasToString("{id={type=string}, wheels={type=integer, format=int32}}");
  }

  @Test
  void definitionsThatNoOperationReachesAreLeftOut() {
    Fixture fixture =
        new Fixture(temporary)
            .operation("", "\"Event\": {\"type\": \"object\", \"properties\": {}}");

    assertThat(fixture.run().schemas()).isZero();
  }

  @Test
  void inlineEnumBecomesAComponentUnderItsPublishedName() {
    Fixture fixture =
        new Fixture(temporary)
            .operation(
                Fixture.answer("{\"$ref\": \"#/definitions/Thing\"}"),
                """
                "Thing": {"type": "object", "properties": {"state": {"enum": ["on", "off"],
                    "x-ms-enum": {"name": "ThingState", "values": []}}}}
                """);

    SpecImport.Result result = fixture.run();

    assertThat(at(result, "components", "schemas", "Thing", "properties", "state", "$ref"))
        .isEqualTo("#/components/schemas/ThingState");
    assertThat(at(result, "components", "schemas", "ThingState", "enum"))
        .isEqualTo(List.of("on", "off"));
  }

  @Test
  void newerVersionAddsPropertiesAndWidensIntegers() {
    String reference = Fixture.answer("{\"$ref\": \"#/definitions/Thing\"}");
    Fixture fixture =
        new Fixture(temporary)
            .operation(
                reference,
                """
                "Thing": {"type": "object", "properties": {
                    "id": {"type": "integer", "format": "int32"}, "name": {"type": "string"}}}
                """)
            .file(
                "shop/7.2/shop.json",
                Fixture.swagger(
                    "\"/{organization}/_apis/things\": {\"get\": "
                        + Fixture.op(
                            reference + ", \"x-ms-docs-override-version\": \"7.2-preview.1\"")
                        + "}",
                    """
                    "Thing": {"type": "object", "properties": {
                        "id": {"type": "integer", "format": "int64"},
                        "color": {"type": "string"}}}
                    """));

    SpecImport.Result result = fixture.run();

    assertThat(result.operations()).isEqualTo(1);
    assertThat(at(result, "components", "schemas", "Thing", "properties"))
        .hasToString("{id={type=integer, format=int64}, name={type=string}, color={type=string}}");
  }
}
