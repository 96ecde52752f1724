// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import static io.github.fluentado.spec.importer.Fixture.answer;
import static io.github.fluentado.spec.importer.Fixture.at;
import static io.github.fluentado.spec.importer.Fixture.op;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  @TempDir Path temporary;

  @ParameterizedTest
  @CsvSource({
    "Work Items_Get Work Item, shop_WorkItems_get",
    "Work Items_Get Work Items Batch, shop_WorkItems_getBatch",
    "Pull Requests_Get Pull Requests By Project, shop_PullRequests_listByProject",
    "Pull Requests_Get Pull Request By Id, shop_PullRequests_getById",
    "Builds_Get Build Changes, shop_Builds_getChanges",
    "Test  Suites_Get Test Suites For Plan, shop_TestSuites_listForPlan",
    "Properties_List, shop_Properties_list",
    "Policies_Delete Policy, shop_Policies_delete",
    "NuGet_GetPackageVersion, shop_NuGet_getPackageVersion",
    "Runs_Get Shop Run By Id, shop_Runs_getById",
    "Widgets_Import, shop_Widgets_importWidgets"
  })
  void methodDoesNotRepeatItsGroup(String published, String expected) {
    Object operation =
        new Fixture(temporary).operation("\"operationId\": \"" + published + "\"").operation();

    assertThat(at(operation, "operationId")).isEqualTo(expected);
  }

  @Test
  void shortNameGoesToTheSingleThing() {
    String paths =
        "\"/{organization}/_apis/a\": {\"patch\": "
            + op("\"operationId\": \"Builds_Update Builds\"")
            + "}, \"/{organization}/_apis/b\": {\"patch\": "
            + op("\"operationId\": \"Builds_Update Build\"")
            + "}";

    SpecImport.Result result = new Fixture(temporary).shop(paths, "").run();

    assertThat(at(result, "paths", "/_apis/b", "patch", "operationId"))
        .isEqualTo("shop_Builds_update");
    assertThat(at(result, "paths", "/_apis/a", "patch", "operationId"))
        .isEqualTo("shop_Builds_updateBuilds");
  }

  @ParameterizedTest
  @CsvSource({
    "$top, top",
    "searchCriteria.status, status",
    "searchCriteria.$skip, skip",
    "If-Match, ifMatch",
    "x-ms-continuationtoken, continuationToken",
    "buildToCompare.id, buildToCompareId",
    "baseVersionDescriptor.versionType, baseVersionType",
    "groupDescriptor, groupDescriptor",
    "timeout, timeoutValue",
    "default, defaultValue",
    "searchCriteria.limit, searchCriteriaLimit"
  })
  void parameterHasANameForJava(String published, String expected) {
    Object operation =
        new Fixture(temporary)
            .operation(
                Fixture.parameters(
                    "{\"in\": \"query\", \"name\": \"" + published + "\", \"type\": \"string\"}"))
            .operation();

    assertThat(at(operation, "parameters", 0, "x-ado-name")).isEqualTo(expected);
    assertThat(at(operation, "parameters", 0, "name")).isEqualTo(published);
  }

  @Test
  void parametersThatWouldShareANameKeepTheirGroup() {
    Object operation =
        new Fixture(temporary)
            .operation(
                Fixture.parameters(
                    """
                    {"in": "query", "name": "id", "type": "string"},
                    {"in": "query", "name": "searchCriteria.id", "type": "string"}
                    """))
            .operation();

    assertThat(at(operation, "parameters", 0, "x-ado-name")).isEqualTo("id");
    assertThat(at(operation, "parameters", 1, "x-ado-name")).isEqualTo("searchCriteriaId");
  }

  private SpecImport.Result twoAreas(String one, String other) {
    Fixture fixture = new Fixture(temporary);
    fixture.file("git/7.1/git.json", area("git", one));
    fixture.file("tfvc/7.1/tfvc.json", area("tfvc", other));
    return fixture.run();
  }

  private static String area(String path, String properties) {
    return Fixture.swagger(
        "\"/{organization}/_apis/"
            + path
            + "\": {\"get\": "
            + op(answer("{\"$ref\": \"#/definitions/Change\"}"))
            + "}",
        "\"Change\": {\"type\": \"object\", \"properties\": {" + properties + "}}");
  }

  @Test
  void sameDefinitionOfTwoAreasStandsInCommonOnce() {
    SpecImport.Result result =
        twoAreas("\"id\": {\"type\": \"string\"}", "\"id\": {\"type\": \"string\"}");

    assertThat(((Map<?, ?>) at(result.files(), "common.yaml", "components", "schemas")).keySet())
        .hasToString("[Change]");
    assertThat(at(result.files(), "git.yaml").toString())
        .contains("$ref=common.yaml#/components/schemas/Change");
    assertThat(
            at(result.files(), "common.yaml", "components", "schemas", "Change", "x-ado-published"))
        .hasToString(
            "[{file=git/7.1/git.json, name=Change}, {file=tfvc/7.1/tfvc.json, name=Change}]");
  }

  @Test
  void differentDefinitionsOfOneNameSayWhereTheyBelong() {
    SpecImport.Result result =
        twoAreas("\"id\": {\"type\": \"string\"}", "\"id\": {\"type\": \"boolean\"}");

    assertThat(at(result.files(), "git.yaml", "components", "schemas").toString())
        .startsWith("{GitChange=");
    assertThat(at(result.files(), "tfvc.yaml", "components", "schemas").toString())
        .startsWith("{TfvcChange=");
  }

  @ParameterizedTest
  @CsvSource({"Package, ShopPackage", "Process, ShopProcess", "Page, ShopPage", "thing, Thing"})
  void schemaNameDoesNotHideAWellKnownType(String published, String expected) {
    Fixture fixture =
        new Fixture(temporary)
            .operation(
                answer("{\"$ref\": \"#/definitions/" + published + "\"}"),
                "\"" + published + "\": {\"type\": \"object\", \"properties\": {}}");

    assertThat(((Map<?, ?>) at(fixture.run(), "components", "schemas")).keySet())
        .hasToString("[" + expected + "]");
  }
}
