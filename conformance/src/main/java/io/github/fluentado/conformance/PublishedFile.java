// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reads the operations out of one published Swagger file. */
final class PublishedFile {
  private static final Set<String> VERBS =
      Set.of("get", "put", "post", "patch", "delete", "head", "options");

  private final String name;
  private final JsonElement document;
  private final List<PublishedOperation> operations = new ArrayList<>();

  private PublishedFile(String name, JsonElement document) {
    this.name = name;
    this.document = document;
  }

  static List<PublishedOperation> operations(String name, JsonElement document) {
    PublishedFile file = new PublishedFile(name, document);
    file.paths("paths");
    file.paths("x-ms-paths");
    return file.operations;
  }

  private void paths(String section) {
    for (Map.Entry<String, JsonElement> path : JsonText.object(document, section).entrySet()) {
      // What follows the question mark only makes the key unique.
      String template =
          path.getKey()
              .split("\\?", 2)[0]
              .replaceFirst("^(/\\{(instance|collection)})+", "/{organization}");
      for (String verb : VERBS) {
        JsonObject operation = JsonText.object(path.getValue(), verb);
        if (operation.size() > 0) {
          operations.add(operation(template, verb, operation));
        }
      }
    }
  }

  private PublishedOperation operation(String path, String verb, JsonObject operation) {
    String id = Objects.requireNonNullElse(JsonText.text(operation, "operationId"), path);
    String version = JsonText.text(operation, "x-ms-docs-override-version");
    return new PublishedOperation(
        name,
        id,
        verb.toUpperCase(Locale.ROOT),
        Objects.requireNonNullElse(version, ""),
        path,
        parameters(operation),
        examples(operation));
  }

  private List<PublishedParameter> parameters(JsonObject operation) {
    List<PublishedParameter> parameters = new ArrayList<>();
    if (operation.get("parameters") instanceof JsonArray list) {
      list.forEach(item -> parameters.add(PublishedParameter.of(resolved(item))));
    }
    return parameters;
  }

  private JsonObject resolved(JsonElement parameter) {
    String reference = JsonText.text(parameter, "$ref");
    return reference == null
        ? parameter.getAsJsonObject()
        : JsonText.object(
            JsonText.object(document, "parameters"),
            reference.substring(reference.lastIndexOf('/') + 1));
  }

  private static List<String> examples(JsonObject operation) {
    return JsonText.object(operation, "x-ms-examples").entrySet().stream()
        .map(example -> JsonText.text(example.getValue(), "$ref"))
        .filter(Objects::nonNull)
        .toList();
  }
}
