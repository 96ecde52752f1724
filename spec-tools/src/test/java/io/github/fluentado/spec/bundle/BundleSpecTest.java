// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleSpecTest {
  @TempDir Path folder;
  private Path areas;
  private Path words;
  private Path output;
  private Path template;

  @BeforeEach
  void describe() throws IOException {
    areas = Files.createDirectory(folder.resolve("areas"));
    words = Files.createDirectory(folder.resolve("words"));
    output = folder.resolve("target/description.json");
    template = Files.writeString(folder.resolve("api.mustache"), "one");
    write("git", "Ref", "'common.yaml#/components/schemas/Link'");
    write("wit", "Item", "'#/components/schemas/Item'");
    write("common", "Link", "'#/components/schemas/Link'");
  }

  private void write(String area, String schema, String reference) throws IOException {
    String text =
        """
        x-ado-area: %s
        paths:
          /{project}/_apis/x:
            get: {operationId: %s_X_get, x-ado-version: '7.1'}
        components:
          schemas:
            %s: {type: object, properties: {next: {$ref: %s}}}
        """;
    Files.writeString(areas.resolve(area + ".yaml"), text.formatted(area, area, schema, reference));
  }

  private boolean bundle() throws IOException {
    return BundleSpec.bundle(areas, words, output, List.of(template));
  }

  private JsonObject document() throws IOException {
    return JsonParser.parseString(Files.readString(output)).getAsJsonObject();
  }

  @Test
  void referencesBecomeLocal() throws IOException {
    assertThat(bundle()).isTrue();

    JsonObject schemas = document().getAsJsonObject("components").getAsJsonObject("schemas");
    assertThat(schemas.keySet()).containsExactly("Link", "Ref", "Item");
    assertThat(schemas.get("Ref").toString()).contains("\"#/components/schemas/Link\"");
  }

  @Test
  void aPathOfTwoAreasStandsThereTwiceAndEachOperationNamesItsArea() throws IOException {
    bundle();

    JsonObject paths = document().getAsJsonObject("paths");
    assertThat(paths.keySet())
        .containsExactly("/{project}/_apis/x", "/{project}/_apis/x#git", "/{project}/_apis/x#wit");
    assertThat(paths.get("/{project}/_apis/x#git").toString()).contains("\"x-ado-area\":\"git\"");
  }

  @Test
  void onlyAChangeOfWhatIsWatchedWritesTheDocumentAnew() throws IOException {
    bundle();
    String first = Files.readString(output);

    assertThat(bundle()).isFalse();
    Files.writeString(template, "two");
    assertThat(bundle()).isTrue();
    assertThat(Files.readString(output)).isNotEqualTo(first);
    Files.writeString(template, "one");
    assertThat(bundle()).isTrue();
    assertThat(Files.readString(output)).isEqualTo(first);
    write("git", "Ref2", "'#/components/schemas/Ref2'");
    assertThat(bundle()).isTrue();
  }

  @Test
  void aSchemaDescribedTwiceIsRefused() throws IOException {
    write("zoo", "Item", "'#/components/schemas/Item'");

    assertThatIllegalArgumentException().isThrownBy(this::bundle).withMessageContaining("Item");
  }
}
