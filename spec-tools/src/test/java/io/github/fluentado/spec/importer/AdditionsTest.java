// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import static io.github.fluentado.spec.importer.Fixture.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdditionsTest {
  private static final String ADDITION =
      """
      reason: r
      source: s
      area: shop
      needs: [shop/shop.json]
      paths:
        /_apis/extra:
          get:
            operationId: shop_Extra_get
            responses: {'200': {content: {application/json: {schema: {$ref: '%s'}}}}}
      schemas:
        Extra: {x-ado-area: shop, x-ado-published: [], type: object, properties: {}}
      """;

  @TempDir Path temporary;

  private Fixture fixture() {
    return new Fixture(temporary)
        .operation("", "\"Thing\": {\"type\": \"object\", \"properties\": {}}");
  }

  @Test
  void handDescribedOperationStandsBesideThePublishedOnes() {
    SpecImport.Result result =
        fixture().addition("a.yaml", ADDITION.formatted("#/components/schemas/Extra")).run();

    assertThat(result.operations()).isEqualTo(2);
    assertThat(at(result, "paths", "/_apis/extra", "get", "operationId"))
        .isEqualTo("shop_Extra_get");
    assertThat(at(result, "components", "schemas", "Extra", "type")).isEqualTo("object");
  }

  @Test
  void publishedDefinitionThatOnlyAnAdditionNeedsIsKept() {
    SpecImport.Result result =
        fixture().addition("a.yaml", ADDITION.formatted("shop/shop.json#/definitions/Thing")).run();

    assertThat(at(result, "components", "schemas", "Thing", "type")).isEqualTo("object");
    assertThat(at(result, "paths", "/_apis/extra").toString())
        .contains("$ref=#/components/schemas/Thing");
  }

  @Test
  void additionToAFileThatIsNotThereIsLeftOut() {
    String text = ADDITION.formatted("#/components/schemas/Extra").replace("shop.json", "no.json");

    assertThat(fixture().addition("a.yaml", text).run().operations()).isEqualTo(1);
  }

  @Test
  void danglingReferencesStop() {
    assertThatThrownBy(
            fixture().addition("a.yaml", ADDITION.formatted("shop/shop.json#/definitions/No"))::run)
        .hasMessage("additions/a.yaml: shop/shop.json#/definitions/No: no such definition");
    assertThatThrownBy(
            fixture().addition("a.yaml", ADDITION.formatted("#/components/schemas/No"))::run)
        .hasMessage("additions/a.yaml: #/components/schemas/No: no such schema");
  }

  @Test
  void operationIdOfAPublishedOperationIsTaken() {
    String text =
        ADDITION
            .formatted("#/components/schemas/Extra")
            .replace("shop_Extra_get", "shop_Things_list");

    assertThatThrownBy(fixture().addition("a.yaml", text)::run)
        .hasMessage("additions/a.yaml: /_apis/extra: second operation with this operationId");
  }
}
