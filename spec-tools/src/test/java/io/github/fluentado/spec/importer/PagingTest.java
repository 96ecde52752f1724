// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import static io.github.fluentado.spec.importer.Fixture.answer;
import static io.github.fluentado.spec.importer.Fixture.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagingTest {
  private static final String LIST = "{\"type\": \"array\", \"items\": {\"type\": \"string\"}}";

  @TempDir Path temporary;

  private Object operation(String schema, String definitions, String... queries) {
    StringBuilder parameters = new StringBuilder();
    for (String query : queries) {
      parameters.append(parameters.isEmpty() ? "" : ", ");
      parameters.append("{\"in\": \"query\", \"name\": \"" + query + "\", \"type\": \"integer\"}");
    }
    return new Fixture(temporary)
        .operation(answer(schema) + ", " + Fixture.parameters(parameters.toString()), definitions)
        .operation();
  }

  @Test
  void listWithATokenParameterIsPagedByHeader() {
    Object operation = operation(LIST, "", "$top", "continuationToken");

    assertThat(at(operation, "x-ado-paging"))
        .hasToString("{style=header, token={in=query, name=continuationToken}, size=$top}");
  }

  @Test
  void tokenIsTextWhateverIsDeclared() {
    Object operation = operation(LIST, "", "continuationToken");

    assertThat(at(operation, "parameters", 0, "schema")).hasToString("{type=string}");
  }

  @Test
  void objectWithTokenAndOneListIsPagedByBody() {
    Object operation =
        operation(
            "{\"$ref\": \"#/definitions/Batch\"}",
            """
            "Batch": {"type": "object", "properties": {"continuationToken": {"type": "string"},
                "isLastBatch": {"type": "boolean"}, "values": %s}}
            """
                .formatted(LIST),
            "continuationToken");

    assertThat(at(operation, "x-ado-paging"))
        .hasToString(
            "{style=body, token={in=query, name=continuationToken}, next=continuationToken,"
                + " items=values, last=isLastBatch}");
  }

  @Test
  void objectWithTwoListsIsNotGuessed() {
    Object operation =
        operation(
            "{\"$ref\": \"#/definitions/Batch\"}",
            """
            "Batch": {"type": "object", "properties": {"continuationToken": {"type": "string"},
                "items": %s, "members": %s}}
            """
                .formatted(LIST, LIST),
            "continuationToken");

    assertThat(at(operation, "x-ado-paging")).isEqualTo("nothing");
  }

  @Test
  void listWithSkipAndTopIsPagedByOffset() {
    Object operation = operation(LIST, "", "searchCriteria.$skip", "searchCriteria.$top");

    assertThat(at(operation, "x-ado-paging"))
        .hasToString(
            "{style=offset, skip={in=query, name=searchCriteria.$skip},"
                + " top={in=query, name=searchCriteria.$top}}");
  }

  @Test
  void topAloneIsNoPaging() {
    assertThat(at(operation(LIST, "", "$top"), "x-ado-paging")).isEqualTo("nothing");
  }
}
