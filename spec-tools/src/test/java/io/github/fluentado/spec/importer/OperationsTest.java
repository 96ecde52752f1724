// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import static io.github.fluentado.spec.importer.Fixture.answer;
import static io.github.fluentado.spec.importer.Fixture.at;
import static io.github.fluentado.spec.importer.Fixture.op;
import static io.github.fluentado.spec.importer.Fixture.parameters;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationsTest {
  @TempDir Path temporary;

  private Map<?, ?> paths(String paths) {
    return (Map<?, ?>) at(new Fixture(temporary).shop(paths, "").run(), "paths");
  }

  @Test
  void byteOrderMarkIsNoPartOfTheFile() {
    Fixture fixture =
        new Fixture(temporary)
            .file("shop/7.1/shop.json", "\uFEFF" + Fixture.swagger("", ""))
            .file(
                "shop/7.1/other.json",
                Fixture.swagger("\"/_apis/x\": {\"get\": " + op(parameters("")) + "}", ""));

    assertThat(fixture.run().operations()).isEqualTo(1);
  }

  @Test
  void organizationAndVersionLeaveTheParameters() {
    Object operation = new Fixture(temporary).operation("").operation();

    assertThat(at(operation, "parameters")).isEqualTo(List.of());
    assertThat(at(operation, "x-ado-version")).isEqualTo("7.1");
    assertThat(at(operation, "x-ado-organization")).isEqualTo("nothing");
  }

  @Test
  void pathWithoutOrganizationIsMarked() {
    String members = "\"parameters\": []";

    Map<?, ?> paths = paths("\"/_apis/accounts\": {\"get\": " + op(members) + "}");

    assertThat(at(paths, "/_apis/accounts", "get", "x-ado-organization")).isEqualTo("none");
  }

  @Test
  void organizationThatMayBeLeftOutIsMarked() {
    String members =
        "\"parameters\": [{\"in\": \"path\", \"name\": \"organization\", \"required\": true,"
            + " \"x-ms-required\": false, \"type\": \"string\"}]";

    Map<?, ?> paths = paths("\"/{organization}/_apis/icons\": {\"get\": " + op(members) + "}");

    assertThat(at(paths, "/_apis/icons", "get", "x-ado-organization")).isEqualTo("optional");
  }

  @Test
  void operationsOnOnePathStandUnderKeysOfTheirOwn() {
    Fixture fixture =
        new Fixture(temporary)
            .file(
                "shop/7.1/shop.json",
                Fixture.swagger("\"/{organization}/_apis/things\": {\"get\": " + op("") + "}", "")
                    .replace(
                        "\"definitions\"",
                        "\"x-ms-paths\": {\"/{organization}/_apis/things?name={name}\": {\"get\": "
                            + op("\"operationId\": \"Things_Get Thing By Name\"")
                            + "}}, \"definitions\""));

    assertThat(((Map<?, ?>) at(fixture.run(), "paths")).keySet().toString())
        .isEqualTo("[/_apis/things#shop_Things_getByName, /_apis/things#shop_Things_list]");
  }

  @Test
  void placeholderIsWrittenAsItsParameter() {
    String members = parameters("{\"in\": \"path\", \"name\": \"thingId\", \"type\": \"integer\"}");

    Map<?, ?> paths =
        paths("\"/{organization}/_apis/things/{ThingId}\": {\"get\": " + op(members) + "}");

    assertThat(paths.keySet().toString()).isEqualTo("[/_apis/things/{thingId}]");
  }

  @Test
  void segmentThatMayBeLeftOutIsOptional() {
    String members =
        parameters(
            "{\"in\": \"path\", \"name\": \"project\", \"required\": true,"
                + " \"x-ms-required\": false, \"type\": \"string\"}");

    Map<?, ?> paths =
        paths("\"/{organization}/{project}/_apis/things\": {\"get\": " + op(members) + "}");

    assertThat(at(paths, "/{project}/_apis/things", "get", "parameters", 0))
        .hasToString(
            "{name=project, in=path, required=true, x-ado-name=project, x-ado-optional=true,"
                + " schema={type=string}}");
  }

  @Test
  void parametersStandByPathThenNeedThenAsPublished() {
    String members =
        parameters(
            """
            {"in": "query", "name": "a", "type": "string"},
            {"in": "query", "name": "b", "type": "string", "required": true},
            {"in": "path", "name": "two", "type": "string"},
            {"in": "path", "name": "one", "type": "string"}
            """);

    Map<?, ?> paths =
        paths("\"/{organization}/_apis/{one}/{two}\": {\"get\": " + op(members) + "}");

    List<?> found = (List<?>) at(paths, "/_apis/{one}/{two}", "get", "parameters");
    assertThat(found.stream().map(parameter -> at(parameter, "name")).toList())
        .isEqualTo(List.of("one", "two", "b", "a"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          array (string)       | {type=array, items={type=string}}
          array (int32)        | {type=array, items={type=integer, format=int32}}
          array (uuid)         | {type=array, items={type=string, format=uuid}}
          array (SomeClass)    | {type=array, items={type=string}}
          """)
  void listInATextFormatIsAListJoinedByCommas(String format, String expected) {
    String members =
        parameters(
            "{\"in\": \"query\", \"name\": \"ids\", \"type\": \"string\", \"format\": \""
                + format
                + "\"}");

    Object operation = new Fixture(temporary).operation(members).operation();

    assertThat(at(operation, "parameters", 0, "schema")).hasToString(expected);
    assertThat(at(operation, "parameters", 0, "explode")).isEqualTo(false);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"type":"array","items":{"type":"string"}}             | list
          {"type":"object","additionalProperties":{"type":"string"}} | map
          {"$ref":"#/definitions/PropertiesCollection"}          | map
          {"$ref":"#/definitions/Thing"}                         | nothing
          {"type":"boolean"}                                     | nothing
          """)
  void listOrMapAtTheRootIsWrapped(String schema, String expected) {
    Fixture fixture =
        new Fixture(temporary)
            .operation(
                answer(schema),
                """
                "PropertiesCollection": {"type": "object", "properties": {}},
                "Thing": {"type": "object", "properties": {"a": {"type": "string"}}}
                """);

    assertThat(at(fixture.operation(), "x-ado-wrapper")).isEqualTo(expected);
  }

  @Test
  void streamIsBytesAndNeverJsonBesideAnotherMediaType() {
    Object operation =
        new Fixture(temporary)
            .operation(
                "\"produces\": [\"application/zip\", \"text/plain\", \"application/json\"], "
                    + answer("{\"type\": \"string\", \"format\": \"Stream\"}"))
            .operation();

    assertThat(at(operation, "responses", "200", "content"))
        .hasToString(
            "{application/zip={schema={type=string, format=binary}},"
                + " text/plain={schema={type=string}}}");
  }

  @Test
  void streamDeclaredAsJsonIsBytes() {
    Object operation =
        new Fixture(temporary)
            .operation(
                "\"produces\": [\"application/json\"], "
                    + answer("{\"type\": \"string\", \"format\": \"StreamContent\"}"))
            .operation();

    assertThat(at(operation, "responses", "200", "content"))
        .hasToString("{application/octet-stream={schema={type=string, format=binary}}}");
  }

  @Test
  void everyFormOfAnAnswerIsKept() {
    Object operation =
        new Fixture(temporary)
            .operation(
                "\"produces\": [\"application/zip\", \"application/json\"], "
                    + answer("{\"$ref\": \"#/definitions/Tree\"}"),
                "\"Tree\": {\"type\": \"object\", \"properties\": {}}")
            .operation();

    assertThat(at(operation, "responses", "200", "content"))
        .hasToString(
            "{application/zip={schema={type=string, format=binary}},"
                + " application/json={schema={$ref=#/components/schemas/Tree}}}");
  }

  @Test
  void answerOfHeadHasNoContent() {
    Map<?, ?> paths =
        paths(
            "\"/{organization}/_apis/x\": {\"head\": "
                + op(answer("{\"type\": \"integer\"}"))
                + "}");

    assertThat(at(paths, "/_apis/x", "head", "responses", "200")).hasToString("{description=OK}");
  }

  @Test
  void jsonPatchDocumentIsAListOfOperations() {
    Map<?, ?> paths =
        (Map<?, ?>)
            at(
                new Fixture(temporary)
                    .shop(
                        "\"/{organization}/_apis/x\": {\"patch\": "
                            + op(
                                "\"consumes\": [\"application/json-patch+json\"], "
                                    + parameters(
                                        "{\"in\": \"body\", \"name\": \"body\", \"required\": true,"
                                            + " \"schema\": {\"$ref\":"
                                            + " \"#/definitions/JsonPatchDocument\"}}"))
                            + "}",
                        """
                        "JsonPatchDocument": {"type": "object", "properties": {}, "allOf": [
                          {"type": "array", "items": {"$ref": "#/definitions/JsonPatchOperation"}}]},
                        "JsonPatchOperation": {"type": "object", "properties": {}}
                        """)
                    .run(),
                "paths");

    assertThat(at(paths, "/_apis/x", "patch", "requestBody"))
        .hasToString(
            "{required=true, content={application/json-patch+json={schema={type=array,"
                + " items={$ref=#/components/schemas/JsonPatchOperation}}}}}");
  }

  @Test
  void bodyInACollectionWrapperIsMarked() {
    Object operation =
        new Fixture(temporary)
            .shop(
                "\"/{organization}/_apis/x\": {\"post\": "
                    + op(
                        parameters(
                            "{\"in\": \"body\", \"name\": \"body\", \"schema\": {\"$ref\":"
                                + " \"#/definitions/VssJsonCollectionWrapper\"}}"))
                    + "}",
                "\"VssJsonCollectionWrapper\": {\"type\": \"object\", \"properties\": {}}")
            .operation();

    assertThat(at(operation, "x-ado-body-wrapper")).isEqualTo(true);
    assertThat(at(operation, "requestBody", "content", "application/json", "schema"))
        .hasToString("{type=array, items={x-ado-type=json}}");
  }

  @Test
  void namesMakeSummaryAndDocumentationPage() {
    Object operation =
        new Fixture(temporary)
            .operation(
                "\"operationId\": \"Feed  Things_GetThing Version\", \"description\": \"Words.\"")
            .operation();

    assertThat(at(operation, "summary")).isEqualTo("Get thing version");
    assertThat(at(operation, "operationId")).isEqualTo("shop_FeedThings_getThingVersion");
    assertThat(at(operation, "externalDocs", "url"))
        .isEqualTo(
            "https://learn.microsoft.com/rest/api/azure/devops/shop/feed-things/get-thing-version"
                + "?view=azure-devops-rest-7.1");
    assertThat(operation.toString()).doesNotContain("Words.");
  }

  @Test
  void scopesOfAllSchemesAreListedOnce() {
    Object operation =
        new Fixture(temporary)
            .operation("\"security\": [{\"oauth2\": [\"vso.b\", \"vso.a\"]}, {\"x\": [\"vso.a\"]}]")
            .operation();

    assertThat(at(operation, "x-ado-scopes")).isEqualTo(List.of("vso.a", "vso.b"));
  }

  @Test
  void operationThatOnlyANewerVersionHasIsAPreview() {
    Fixture fixture =
        new Fixture(temporary)
            .operation("")
            .file(
                "shop/7.2/shop.json",
                Fixture.swagger(
                    "\"/{organization}/_apis/more\": {\"get\": "
                        + op(
                            "\"operationId\": \"More_List\", \"x-ms-docs-override-version\":"
                                + " \"7.2-preview.3\"")
                        + "}",
                    ""));

    SpecImport.Result result = fixture.run();

    assertThat(result.operations()).isEqualTo(2);
    assertThat(at(result, "paths", "/_apis/more", "get", "x-ado-preview")).isEqualTo(true);
    assertThat(at(result, "paths", "/_apis/more", "get", "x-ado-version"))
        .isEqualTo("7.2-preview.3");
    assertThat(at(result, "paths", "/_apis/things", "get", "x-ado-preview")).isEqualTo("nothing");
  }

  @Test
  void versionsBeforeTheNewestReleaseAreLeftOut() {
    Fixture fixture =
        new Fixture(temporary)
            .operation("")
            .file(
                "shop/7.0/shop.json",
                Fixture.swagger(
                    "\"/{organization}/_apis/old\": {\"get\": "
                        + op(
                            "\"operationId\": \"Old_List\", \"x-ms-docs-override-version\":"
                                + " \"7.0\"")
                        + "}",
                    ""));

    assertThat(((Map<?, ?>) at(fixture.run(), "paths")).keySet().toString())
        .isEqualTo("[/_apis/things]");
  }
}
