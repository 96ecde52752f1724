// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words reach the parameters and properties that they are for, and no word is for nothing. */
class WordsTest {
  @TempDir Path folder;
  private Path words;

  @BeforeEach
  void describe() throws IOException {
    Files.createDirectory(folder.resolve("areas"));
    words = Files.createDirectory(folder.resolve("words"));
    area("git", "Refs", "Ref");
    area("wit", "Items", "Item");
  }

  private void area(String area, String tag, String schema) throws IOException {
    String text =
        """
        x-ado-area: %1$s
        paths:
          /_apis/%1$s:
            get: {operationId: %1$s_%2$s_list, parameters: [{name: $top}, {name: filter}]}
          /_apis/%1$s/one:
            get: {operationId: %1$s_%2$s_get, parameters: [{name: $top}, {name: If-Match}]}
        components:
          schemas:
            %3$s: {type: object, properties: {id: {type: string}, url: {type: string}}}
        """;
    Files.writeString(folder.resolve("areas/" + area + ".yaml"), text.formatted(area, tag, schema));
  }

  private void say(String file, String text) throws IOException {
    Files.writeString(words.resolve(file + ".yaml"), text);
  }

  private JsonObject bundled() throws IOException {
    Path output = folder.resolve("description.json");
    BundleSpec.bundle(folder.resolve("areas"), words, output, List.of());
    return JsonParser.parseString(Files.readString(output)).getAsJsonObject();
  }

  private Map<String, String> parameters(String path) throws IOException {
    JsonObject operation =
        bundled().getAsJsonObject("paths").getAsJsonObject(path).getAsJsonObject("get");
    Map<String, String> told = new HashMap<>();
    for (JsonElement parameter : operation.getAsJsonArray("parameters")) {
      JsonObject one = parameter.getAsJsonObject();
      if (one.has("description")) {
        told.put(one.get("name").getAsString(), one.get("description").getAsString());
      }
    }
    return told;
  }

  private Map<String, String> properties(String schema) throws IOException {
    JsonObject told =
        bundled()
            .getAsJsonObject("components")
            .getAsJsonObject("schemas")
            .getAsJsonObject(schema)
            .getAsJsonObject("x-ado-words");
    Map<String, String> words = new HashMap<>();
    if (told != null) {
      told.entrySet().forEach(entry -> words.put(entry.getKey(), entry.getValue().getAsString()));
    }
    return words;
  }

  @Test
  void theNearestWordForAParameterCounts() throws IOException {
    say("common", "options: {$top: Of all.}");
    say(
        "git",
        "{options: {$top: Of the area.}, operations: {git_Refs_get: {$top: Of the operation.}}}");

    assertThat(parameters("/_apis/git/one")).isEqualTo(Map.of("$top", "Of the operation."));
    assertThat(parameters("/_apis/git")).isEqualTo(Map.of("$top", "Of the area."));
    assertThat(parameters("/_apis/wit")).isEqualTo(Map.of("$top", "Of all."));
  }

  @Test
  void aWordOfAllDoesNotHangOnTheOrderOfFiles() throws IOException {
    area("build", "Builds", "Build");
    say("common", "options: {$top: Of all.}");
    say("build", "options: {$top: Of the area.}");

    assertThat(parameters("/_apis/build")).isEqualTo(Map.of("$top", "Of the area."));
  }

  @Test
  void onlyModelsThatAreNamedGetTheWordsOfAllModels() throws IOException {
    say("common", "properties: {url: Its address.}");
    say("git", "models: {Ref: {id: Its number.}}");

    assertThat(properties("Ref")).isEqualTo(Map.of("id", "Its number.", "url", "Its address."));
    assertThat(properties("Item")).isEmpty();
  }

  @Test
  void theNearestWordForAPropertyCounts() throws IOException {
    say("common", "properties: {url: Of all., id: Of all.}");
    say("git", "{properties: {url: Of the file., id: Of the file.}, models: {Ref: {id: Of it.}}}");
    say("wit", "models: {Item: {}}");

    assertThat(properties("Ref")).isEqualTo(Map.of("id", "Of it.", "url", "Of the file."));
    assertThat(properties("Item")).isEqualTo(Map.of("id", "Of all.", "url", "Of all."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "options: {$topp: A word.}                      | git options $topp",
        "operations: {git_Refs_gone: {$top: A word.}}   | git operations git_Refs_gone",
        "operations: {wit_Items_get: {$top: A word.}}   | git operations wit_Items_get",
        "operations: {git_Refs_get: {filter: A word.}}  | git operations git_Refs_get filter",
        "operations: {git_Refs_gone: {}}                | git operations git_Refs_gone",
        "models: {Reff: {id: A word.}}                  | git models Reff",
        "models: {Reff: {}}                             | git models Reff",
        "models: {Ref: {ids: A word.}}                  | git models Ref ids",
        "properties: {id: A word.}                      | git properties id",
      })
  void aWordForWhatIsNotThereIsRefusedByName(String text, String name) throws IOException {
    say("git", text);

    assertThatIllegalArgumentException()
        .isThrownBy(this::bundled)
        .withMessageContaining(name)
        .withMessageContaining("the description has no such thing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "option: {$top: A word.}                  | option is no section",
        "options: [$top]                          | has no names",
        "operations: {git_Refs_get: A word.}      | git operations git_Refs_get: has no names",
        "options: {$top: }                        | git options $top: has no text",
        "options: {$top: 7}                       | git options $top: has no text",
        "options: {$top: No end}                  | git options $top: does not end with a period",
        "options: {$top: \"Two\\nlines.\"}        | git options $top: has more than one line",
        "options: {$top: 'One `backtick.'}        | git options $top: has a single backtick",
        "options: {$top: 'Braces `{a`.'}          | git options $top: has a single brace",
        "options: {$top: 'The end */.'}           | git options $top: would end the comment",
      })
  void aBadWordIsRefusedByName(String text, String fault) throws IOException {
    say("git", text);

    assertThatIllegalArgumentException().isThrownBy(this::bundled).withMessageContaining(fault);
  }

  @Test
  void anEndlessWordIsRefused() throws IOException {
    say("git", "options: {$top: " + "a".repeat(300) + ".}");

    assertThatIllegalArgumentException()
        .isThrownBy(this::bundled)
        .withMessageContaining("git options $top: is longer than 300 characters");
  }

  @Test
  void aModelStandsInOneFileAndAWordOnce() throws IOException {
    say("git", "models: {Ref: {id: A word.}}");
    say("wit", "models: {Ref: {url: A word.}}");
    assertThatIllegalArgumentException()
        .isThrownBy(this::bundled)
        .withMessageContaining("wit models Ref: is described in two files");

    Files.delete(words.resolve("wit.yaml"));
    say("git", "{options: {$top: One.}, options: {$top: Two.}}");
    assertThatThrownBy(this::bundled).hasMessageContaining("duplicate key options");
  }

  @Test
  void aChangedWordWritesTheDocumentAnew() throws IOException {
    say("git", "options: {$top: One.}");
    bundled();
    say("git", "options: {$top: Two.}");

    assertThat(parameters("/_apis/git")).isEqualTo(Map.of("$top", "Two."));
  }
}
