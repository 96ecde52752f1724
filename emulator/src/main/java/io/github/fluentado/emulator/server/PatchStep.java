// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One step of a JSON Patch document.
 *
 * @param path its parts, decoded
 * @param value JSON null when absent
 */
public record PatchStep(String op, List<String> path, JsonElement value) {
  private static final Set<String> OPS = Set.of("add", "replace", "remove", "test", "copy", "move");

  public PatchStep {
    path = List.copyOf(path);
  }

  /** The whole document; refuses anything that is not one. */
  public static List<PatchStep> parse(Call call) {
    if (!(call.json() instanceof JsonArray document)) {
      throw refused("the body must be a JSON Patch document, an array of operations");
    }
    List<PatchStep> steps = new ArrayList<>();
    for (JsonElement element : document) {
      if (!(element instanceof JsonObject step)) {
        throw refused("operation " + steps.size() + " is not an object");
      }
      steps.add(step(step, steps.size()));
    }
    return steps;
  }

  private static PatchStep step(JsonObject object, int index) {
    String op = String.valueOf(Json.string(object, "op")).toLowerCase(Locale.ROOT);
    String path = String.valueOf(Json.string(object, "path"));
    if (!OPS.contains(op) || !path.startsWith("/")) {
      throw refused("operation " + index + " lacks a known \"op\" or a \"path\" with a slash");
    }
    List<String> parts =
        Arrays.stream(path.substring(1).split("/", -1))
            .map(part -> part.replace("~1", "/").replace("~0", "~"))
            .toList();
    JsonElement value = Json.member(object, "value");
    return new PatchStep(op, parts, value == null ? JsonNull.INSTANCE : value);
  }

  public boolean sets() {
    return op.equals("add") || op.equals("replace");
  }

  public boolean removes() {
    return op.equals("remove");
  }

  /** The part of the path in lower case; empty when there is none. */
  public String part(int index) {
    return index < path.size() ? path.get(index).toLowerCase(Locale.ROOT) : "";
  }

  /** Refuses this step. */
  public ServiceException unsupported() {
    return refused(
        "operation \"%s\" of \"/%s\" is not possible".formatted(op, String.join("/", path)));
  }

  private static ServiceException refused(String why) {
    return ServiceException.of(
        400,
        "Microsoft.VisualStudio.Services.WebApi.Patch.PatchOperationFailedException",
        3000,
        "The patch document cannot be applied: " + why + ".");
  }
}
