// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the declared answers of one operation. */
final class ResponseReader {
  private static final String JSON = "application/json";
  private static final String BYTES = "application/octet-stream";

  private final SwaggerFile file;
  private final Definitions definitions;
  private final Problems problems;
  private final JsonObject operation;
  private final String place;
  private final @Nullable Shape result;
  private final String resultStatus;

  ResponseReader(
      SwaggerFile file,
      Definitions definitions,
      Problems problems,
      JsonObject operation,
      String place) {
    this.file = file;
    this.definitions = definitions;
    this.problems = problems;
    this.operation = operation;
    this.place = place;
    this.resultStatus = resultStatus();
    this.result = result();
  }

  private JsonObject responses() {
    return operation.get("responses") instanceof JsonObject found ? found : new JsonObject();
  }

  private String resultStatus() {
    if (responses().has("200")) {
      return "200";
    }
    return responses().keySet().stream()
        .filter(code -> code.startsWith("2"))
        .sorted()
        .findFirst()
        .orElse("");
  }

  private @Nullable Shape result() {
    Shape found = null;
    for (Map.Entry<String, JsonElement> response : responses().entrySet()) {
      Shape shape = shape(response.getKey(), response.getValue());
      if (response.getKey().equals(resultStatus)) {
        found = shape;
      }
    }
    return found;
  }

  private @Nullable Shape shape(String status, JsonElement response) {
    if (!(response instanceof JsonObject object) || !status.matches("[1-5]\\d\\d|default")) {
      problems.add(file.label(), place + "." + status, "not a response");
      return null;
    }
    return object.has("schema")
        ? definitions.shapes(file).read(object.get("schema"), place + "." + status + ".schema")
        : null;
  }

  List<Operation.Answer> answers() {
    List<Operation.Answer> answers = new ArrayList<>();
    responses().keySet().stream()
        .sorted()
        .forEach(
            status ->
                answers.add(
                    new Operation.Answer(
                        status, status.equals(resultStatus) ? content() : Map.of())));
    if (answers.isEmpty()) {
      problems.add(file.label(), place, "no response");
    }
    return answers;
  }

  private Map<String, Shape> content() {
    if (result == null) {
      return Map.of();
    }
    Shape shape = definitions.resolve(result);
    Map<String, Shape> content = new LinkedHashMap<>();
    for (String media : produces()) {
      if (!media.equals(JSON)) {
        content.put(media, media.startsWith("text/") ? Shape.TEXT : Shape.BINARY);
      } else if (shape.equals(Shape.BINARY)) {
        content.putIfAbsent(BYTES, Shape.BINARY);
      } else {
        content.put(JSON, shape);
      }
    }
    return content;
  }

  /** A stream is never JSON: where a file says both, bytes are meant. */
  private List<String> produces() {
    List<String> media = new ArrayList<>();
    Json.array(operation, "produces").forEach(item -> media.add(item.getAsString()));
    if (Shape.BINARY.equals(result) && media.size() > 1) {
      media.remove(JSON);
    }
    return media.isEmpty() ? List.of(JSON) : media;
  }

  /** A list or a map is never sent bare at the root. */
  @Nullable String wrapper() {
    if (operation.has("x-ado-wrapper")) {
      String given = Json.text(operation, "x-ado-wrapper");
      return given.equals("none") ? null : given;
    }
    Shape json = result == null ? null : content().get(JSON);
    if (json instanceof Shape.ListOf) {
      return "list";
    }
    return json instanceof Shape.MapOf || Shape.PROPERTIES.equals(json) ? "map" : null;
  }
}
