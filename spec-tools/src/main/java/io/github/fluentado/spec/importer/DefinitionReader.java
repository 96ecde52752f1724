// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the definitions of one file, not yet flattened. */
final class DefinitionReader {
  private final SwaggerFile file;
  private final ShapeReader shapes;
  private final Problems problems;

  DefinitionReader(SwaggerFile file, ShapeReader shapes, Problems problems) {
    this.file = file;
    this.shapes = shapes;
    this.problems = problems;
  }

  Map<String, Definition> read() {
    Map<String, Definition> all = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> entry : file.definitions()) {
      String path = "definitions." + entry.getKey();
      if (entry.getValue() instanceof JsonObject schema) {
        all.put(entry.getKey(), definition(entry.getKey(), schema, path));
      } else {
        problems.add(file.label(), path, "schema is not an object");
      }
    }
    return all;
  }

  private Definition definition(String name, JsonObject schema, String path) {
    DefinitionId id = new DefinitionId(file.family(), name, false);
    Set<Definition.Published> published =
        schema.has("x-ado-new") ? Set.of() : Set.of(new Definition.Published(file.label(), name));
    Shape converted = ShapeReader.converted(name);
    if (converted != null) {
      return Definition.aliasOf(id, converted, published);
    }
    Map<String, Shape> properties = properties(schema, path);
    Shape base = inlineBase(schema, path);
    if (base == null && properties.isEmpty() && isNoModel(schema)) {
      base = shapes.read(withoutAllOf(schema), path);
    }
    return base != null
        ? Definition.aliasOf(id, base, published)
        : new Definition(
            id,
            parent(schema, path),
            properties,
            null,
            List.of(),
            false,
            subtypes(schema),
            published);
  }

  private static boolean isNoModel(JsonObject schema) {
    return schema.has("x-ado-type")
        || schema.has("$ref")
        || schema.has("enum")
        || schema.has("additionalProperties")
        || !Json.text(schema, "type").equals("object");
  }

  private static JsonObject withoutAllOf(JsonObject schema) {
    JsonObject rest = schema.deepCopy();
    rest.remove("allOf");
    return rest;
  }

  private Map<String, Shape> properties(JsonObject schema, String path) {
    Map<String, Shape> properties = new LinkedHashMap<>();
    if (schema.get("properties") instanceof JsonObject members) {
      for (Map.Entry<String, JsonElement> member : members.entrySet()) {
        String place = path + ".properties." + member.getKey();
        properties.put(member.getKey(), shapes.read(member.getValue(), place));
      }
    }
    return properties;
  }

  /** A list or map that the class extends: then it is sent as that list or map. */
  private @Nullable Shape inlineBase(JsonObject schema, String path) {
    JsonArray bases = Json.array(schema, "allOf");
    for (int i = 0; i < bases.size(); i++) {
      if (bases.get(i) instanceof JsonObject base && !base.has("$ref")) {
        return shapes.read(base, path + ".allOf[" + i + "]");
      }
    }
    return null;
  }

  private @Nullable DefinitionId parent(JsonObject schema, String path) {
    JsonArray bases = Json.array(schema, "allOf");
    for (int i = 0; i < bases.size(); i++) {
      if (shapes.read(bases.get(i), path + ".allOf[" + i + "]") instanceof Shape.Named named) {
        return named.id();
      }
    }
    return null;
  }

  private Definition.@Nullable Subtypes subtypes(JsonObject schema) {
    if (!(schema.get("x-ado-subtypes") instanceof JsonObject subtypes)) {
      return null;
    }
    Map<String, DefinitionId> values = new LinkedHashMap<>();
    JsonElement declared = subtypes.get("values");
    if (declared instanceof JsonObject byValue) {
      byValue.entrySet().forEach(e -> values.put(e.getKey(), id(e.getValue().getAsString())));
    } else if (declared instanceof JsonArray list) {
      list.forEach(name -> values.put(name.getAsString(), id(name.getAsString())));
    }
    String property = Json.text(subtypes, "property");
    return new Definition.Subtypes(property.isEmpty() ? null : property, values);
  }

  private DefinitionId id(String name) {
    return new DefinitionId(file.family(), name, false);
  }
}
