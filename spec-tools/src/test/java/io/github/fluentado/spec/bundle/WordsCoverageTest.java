// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much of the description has words, so that it does not become less. */
class WordsCoverageTest {
  private static final Path SPEC = Path.of("..", "spec");
  private static final int OPTIONS = 1_060;
  private static final int MODELS = 120;

  @TempDir static Path folder;
  private static JsonObject document = new JsonObject();

  @BeforeAll
  static void bundle() throws IOException {
    Path output = folder.resolve("description.json");
    BundleSpec.bundle(SPEC.resolve("areas"), SPEC.resolve("words"), output, List.of());
    document = JsonParser.parseString(Files.readString(output)).getAsJsonObject();
  }

  /** A parameter of an operation, with what is said about it. */
  private record Told(String operation, String name, boolean option, boolean described) {}

  private static List<Told> parameters() {
    List<Told> all = new ArrayList<>();
    for (Map.Entry<String, JsonElement> path : document.getAsJsonObject("paths").entrySet()) {
      for (JsonElement verb : path.getValue().getAsJsonObject().asMap().values()) {
        JsonObject operation = verb.getAsJsonObject();
        String id = operation.get("operationId").getAsString();
        if (operation.has("parameters")) {
          operation.getAsJsonArray("parameters").forEach(p -> all.add(told(id, p)));
        }
      }
    }
    return all;
  }

  private static Told told(String operation, JsonElement element) {
    JsonObject parameter = element.getAsJsonObject();
    boolean option = !parameter.get("required").getAsBoolean() || parameter.has("x-ado-optional");
    return new Told(
        operation, parameter.get("name").getAsString(), option, parameter.has("description"));
  }

  private static Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    for (JsonElement path : document.getAsJsonObject("paths").asMap().values()) {
      for (JsonElement verb : path.getAsJsonObject().asMap().values()) {
        operations.add(verb.getAsJsonObject().get("operationId").getAsString());
      }
    }
    return operations;
  }

  /** Those that simple tools of today are made of. */
  private static Set<String> everydayOperations() throws IOException {
    try (InputStream list =
        WordsCoverageTest.class.getResourceAsStream("/everyday-operations.txt")) {
      String text = new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8);
      return new TreeSet<>(text.lines().toList());
    }
  }

  private static Stream<Map.Entry<String, JsonElement>> models() {
    return document.getAsJsonObject("components").getAsJsonObject("schemas").entrySet().stream()
        .filter(schema -> schema.getValue().getAsJsonObject().has("x-ado-words"));
  }

  @Test
  void everyOptionOfEverydayOperationsSaysWhatItMeans() throws IOException {
    Set<String> everyday = everydayOperations();
    List<Told> parameters = parameters();

    assertThat(operations()).containsAll(everyday);
    assertThat(
            parameters.stream()
                .filter(Told::option)
                .filter(parameter -> everyday.contains(parameter.operation()))
                .filter(parameter -> !parameter.described()))
        .isEmpty();
  }

  @Test
  void asManyOptionsAsEverSayWhatTheyMean() {
    assertThat(parameters().stream().filter(Told::option).filter(Told::described))
        .hasSizeGreaterThanOrEqualTo(OPTIONS);
  }

  @Test
  void aDescribedModelIsDescribedWhole() {
    Map<String, Set<String>> lacking = new TreeMap<>();
    models()
        .forEach(model -> lacking.put(model.getKey(), lacking(model.getValue().getAsJsonObject())));

    assertThat(lacking).hasSizeGreaterThanOrEqualTo(MODELS);
    lacking.values().removeIf(Set::isEmpty);
    assertThat(lacking).isEmpty();
  }

  private static Set<String> lacking(JsonObject schema) {
    Set<String> lacking = new TreeSet<>(schema.getAsJsonObject("properties").keySet());
    lacking.removeAll(schema.getAsJsonObject("x-ado-words").keySet());
    return lacking;
  }
}
