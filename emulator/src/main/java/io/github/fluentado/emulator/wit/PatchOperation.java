// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One step of a JSON Patch document. An absent value reads as JSON null. */
record PatchOperation(String op, Pointer path, Pointer from, JsonElement value) {
  private static final Set<String> OPS = Set.of("add", "replace", "remove", "test", "copy", "move");

  /** A path, with its steps taken apart. */
  record Pointer(String text, List<String> steps) {
    static Pointer parse(String text) {
      List<String> steps =
          Arrays.stream(text.split("/", -1))
              .skip(1)
              .map(step -> step.replace("~1", "/").replace("~0", "~"))
              .toList();
      return new Pointer(text, steps);
    }

    /** The step in lower case; empty when there is none. */
    String step(int index) {
      return index < steps.size() ? steps.get(index).toLowerCase(Locale.ROOT) : "";
    }

    String exact(int index) {
      return index < steps.size() ? steps.get(index) : "";
    }

    int size() {
      return steps.size();
    }
  }

  /** All steps of a document; refuses anything that is not one. */
  static List<PatchOperation> parse(String body) {
    JsonElement document;
    try {
      document = Json.parse(body);
    } catch (ServiceException e) {
      throw WitErrors.badDocument();
    }
    return parse(document);
  }

  private static List<PatchOperation> parse(JsonElement document) {
    if (!(document instanceof JsonArray array)) {
      throw WitErrors.badDocument();
    }
    List<PatchOperation> operations = new ArrayList<>();
    for (JsonElement element : array) {
      if (!(element instanceof JsonObject object)) {
        throw WitErrors.badDocument();
      }
      operations.add(operation(object));
    }
    return operations;
  }

  private static PatchOperation operation(JsonObject object) {
    String op = Json.string(object, "op", "").toLowerCase(Locale.ROOT);
    String path = Json.string(object, "path", "");
    if (!OPS.contains(op) || !path.startsWith("/")) {
      throw WitErrors.badDocument();
    }
    JsonElement value = Json.member(object, "value");
    String from = Json.string(object, "from", "");
    return new PatchOperation(
        op, Pointer.parse(path), Pointer.parse(from), value == null ? JsonNull.INSTANCE : value);
  }
}
