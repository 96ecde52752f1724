// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import static io.github.fluentado.spec.importer.Fixture.answer;
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

class WritingTest {
  @TempDir Path temporary;

  private String run(Fixture fixture) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);
    ImportSpec.run(List.of(fixture.spec().toString(), fixture.folder().toString()), out, out);
    return output.toString(StandardCharsets.UTF_8);
  }

  private Fixture fixture() {
    return new Fixture(temporary)
        .operation(
            answer("{\"$ref\": \"#/definitions/Thing\"}"),
            "\"Thing\": {\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"string\"}}}");
  }

  @Test
  void lastLineCounts() {
    assertThat(run(fixture()).lines())
        .last()
        .isEqualTo("imported: 1 operations, 1 schemas, 0 corrections");
  }

  @Test
  void secondRunWritesTheSameBytesAndLeavesNothingBehind() throws IOException {
    Fixture fixture = fixture();
    run(fixture);
    byte[] first = Files.readAllBytes(fixture.spec().resolve("areas/shop.yaml"));

    run(fixture);

    assertThat(fixture.spec().resolve("areas/shop.yaml")).hasBinaryContent(first);
    assertThat(fixture.spec().toFile().list()).containsExactlyInAnyOrder("README.md", "areas");
  }

  @Test
  void fileOfAnAreaThatIsGoneIsRemoved() {
    Fixture fixture = fixture();
    Fixture.write(fixture.spec().resolve("areas/gone.yaml"), "old");

    run(fixture);

    assertThat(fixture.spec().resolve("areas").toFile().list()).containsExactly("shop.yaml");
  }

  @Test
  void leavesStandOnOneLineAndVersionsAreQuoted() throws IOException {
    Fixture fixture = fixture();
    run(fixture);

    assertThat(Files.readString(fixture.spec().resolve("areas/shop.yaml")))
        .startsWith(
            """
            openapi: 3.0.3
            info: {title: 'Azure DevOps: shop', version: '7.1'}
            x-ado-area: shop
            x-ado-resource-areas: [a-1]
            paths:
              /_apis/things:
                get:
                  operationId: shop_Things_list
            """)
        .doesNotContain("&id");
  }
}
