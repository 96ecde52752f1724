// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GeneratedClientTest {
  @TempDir private Path folder;

  @Test
  void exampleIsReplayedThroughTheGeneratedClient() throws IOException {
    Zoo.in(folder)
        .file(
            "wit/7.1/workItemTracking.json",
            """
            {"paths": {"/{organization}/{project}/_apis/wit/workitems/{id}": {"get": {
              "operationId": "Work Items_Get Work Item",
              "parameters": [
                {"name": "organization", "in": "path", "type": "string"},
                {"name": "id", "in": "path", "type": "integer"},
                {"name": "project", "in": "path", "type": "string", "x-ms-required": false},
                {"name": "fields", "in": "query", "type": "string", "format": "array (string)"},
                {"name": "$expand", "in": "query", "type": "string"}
              ],
              "x-ms-examples": {"One": {"$ref": "one.json"}}
            }}}}
            """)
        .file(
            "wit/7.1/one.json",
            """
            {
              "parameters": {"id": "12", "project": "web shop", "fields": "System.Id, System.Title"},
              "responses": {"200": {"body": {
                "id": 12, "rev": 3, "fields": {"System.Title": "A title", "Effort": 1.50},
                "_links": {"self": {"href": "https://example.com"}}, "brandNew": [null]
              }}}
            }
            """);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int exit =
        CheckExamples.run(
            List.of(folder.toString(), "wit"),
            ClientIndex.generated(),
            BrokenExamples.known(),
            new PrintStream(out, true, StandardCharsets.UTF_8));
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualToIgnoringNewLines("examples: 1 of 1 passed, 0 failed, 0 skipped\n");
    assertThat(exit).isZero();
  }
}
