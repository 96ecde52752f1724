// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What is published nowhere and described by hand, in the form of an area file. */
final class Additions {
  private static final String OWN = "#/components/schemas/";

  private final List<Addition> additions = new ArrayList<>();
  private final List<Shape> shapes = new ArrayList<>();

  /** The paths and schemas of one file, with references to published definitions as shapes. */
  record Addition(
      String file, String area, Map<String, Object> paths, Map<String, Object> schemas) {}

  static Additions read(Path folder, List<SwaggerFile> published, Problems problems) {
    Additions all = new Additions();
    YamlFiles.read(folder, problems)
        .forEach((file, json) -> all.read(file, json, published, problems));
    problems.stopIfAny();
    return all;
  }

  List<Addition> all() {
    return additions;
  }

  /** Leaves out what speaks of definitions that are not there, as versions differ in them. */
  void leaveOutUnusable(Definitions definitions, Problems problems) {
    additions.removeIf(
        addition -> {
          boolean unusable = refersToUnknown(addition.paths(), definitions);
          if (unusable) {
            problems.add(
                addition.file() + ".json", "/", "speaks of definitions that are not there");
          }
          return unusable;
        });
    shapes.removeIf(shape -> refersToUnknown(shape, definitions));
  }

  private static boolean refersToUnknown(Object tree, Definitions definitions) {
    if (tree instanceof Shape.Named named) {
      return !definitions.has(named.id());
    }
    if (tree instanceof Map<?, ?> map) {
      return map.values().stream().anyMatch(value -> refersToUnknown(value, definitions));
    }
    return tree instanceof List<?> list
        && list.stream().anyMatch(value -> refersToUnknown(value, definitions));
  }

  /** Reports references to what is not there. */
  void checkReferences(Definitions definitions, Problems problems) {
    Set<String> own = schemaNames();
    for (Addition addition : additions) {
      checkReferences(addition.paths(), addition, own, definitions, problems);
      checkReferences(addition.schemas(), addition, own, definitions, problems);
    }
    problems.stopIfAny();
  }

  private static void checkReferences(
      Object tree, Addition addition, Set<String> own, Definitions definitions, Problems problems) {
    if (tree instanceof Shape.Named named && !definitions.has(named.id())) {
      String name = named.id().family() + "#/definitions/" + named.id().name();
      problems.add(addition.file(), name, "no such definition");
    } else if (tree instanceof Map<?, ?> map) {
      if (map.get("$ref") instanceof String reference
          && !own.contains(reference.replace(OWN, ""))) {
        problems.add(addition.file(), reference, "no such schema");
      }
      map.values().forEach(v -> checkReferences(v, addition, own, definitions, problems));
    } else if (tree instanceof List<?> list) {
      list.forEach(v -> checkReferences(v, addition, own, definitions, problems));
    }
  }

  /** Published definitions that hand-described operations speak of. */
  List<Shape> shapes() {
    return shapes;
  }

  Set<String> schemaNames() {
    Set<String> names = new TreeSet<>();
    additions.forEach(addition -> names.addAll(addition.schemas().keySet()));
    return names;
  }

  private void read(String file, JsonObject json, List<SwaggerFile> published, Problems problems) {
    if (!json.has("area") || !json.has("reason") || !json.has("source")) {
      problems.add(file, "/", "area, reason or source is missing");
      return;
    }
    boolean usable =
        Json.array(json, "needs").asList().stream()
            .allMatch(
                needed ->
                    published.stream().anyMatch(f -> f.family().equals(needed.getAsString())));
    if (usable) {
      additions.add(
          new Addition(
              file, json.get("area").getAsString(), tree(json, "paths"), tree(json, "schemas")));
    }
  }

  private Map<String, Object> tree(JsonObject json, String key) {
    return json.get(key) instanceof JsonObject object ? object(object) : Map.of();
  }

  private Map<String, Object> object(JsonObject json) {
    Map<String, Object> object = new LinkedHashMap<>();
    json.entrySet().forEach(entry -> object.put(entry.getKey(), value(entry.getValue())));
    return object;
  }

  private Object value(JsonElement element) {
    if (element instanceof JsonObject object) {
      String reference = Json.text(object, "$ref");
      return reference.contains(".json#/definitions/") ? shape(reference) : object(object);
    }
    if (element instanceof JsonArray array) {
      return array.asList().stream().map(this::value).toList();
    }
    JsonPrimitive primitive = element.getAsJsonPrimitive();
    return primitive.isBoolean()
        ? primitive.getAsBoolean()
        : primitive.isNumber() ? primitive.getAsInt() : primitive.getAsString();
  }

  private Shape shape(String reference) {
    String[] parts = reference.split("#/definitions/", 2);
    Shape shape = new Shape.Named(new DefinitionId(parts[0], parts[1], false));
    shapes.add(shape);
    return shape;
  }
}
