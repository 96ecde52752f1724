// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says what a published schema means on the wire.
 *
 * <p>The files are made from .NET classes, so .NET type names stand where Swagger expects formats,
 * and classes with a converter of their own are described by their members instead of their wire
 * form.
 */
final class ShapeReader {
  /** Classes whose wire form has nothing to do with the published members. */
  private static final Map<String, Shape> CONVERTED =
      Map.of(
          "ReferenceLinks", Shape.LINKS,
          "PropertiesCollection", Shape.PROPERTIES,
          "JObject", Shape.JSON,
          "JToken", Shape.JSON,
          "VssJsonCollectionWrapper", Shape.JSON,
          "IdentityDescriptor", Shape.TEXT);

  private static final Map<String, Shape> STRING_FORMATS =
      Map.ofEntries(
          Map.entry("uuid", Shape.text("uuid")),
          Map.entry("date-time", Shape.text("date-time")),
          Map.entry("uri", Shape.text("uri")),
          Map.entry("binary", Shape.BINARY),
          Map.entry("Stream", Shape.BINARY),
          Map.entry("StreamContent", Shape.BINARY),
          Map.entry("TimeSpan", Shape.text("timespan")),
          Map.entry("base64", Shape.text("byte")),
          Map.entry("byte", Shape.integer("int32")),
          Map.entry("decimal", Shape.number("decimal")),
          Map.entry("T", Shape.JSON),
          Map.entry("JObject", Shape.JSON),
          Map.entry("JToken", Shape.JSON),
          Map.entry("JTokenType", Shape.JSON),
          Map.entry("JContainer", Shape.JSON),
          Map.entry("Char", Shape.TEXT),
          Map.entry("CultureInfo", Shape.TEXT),
          Map.entry("TimeZoneInfo", Shape.TEXT),
          Map.entry("HashAlgorithmName", Shape.TEXT));

  private static final Map<String, Shape> INTEGER_FORMATS =
      Map.of(
          "int16", Shape.integer("int32"),
          "int32", Shape.integer("int32"),
          "int64", Shape.integer("int64"));

  private static final Set<String> NUMBER_FORMATS = Set.of("double", "float", "decimal");
  private static final Set<String> SPECIAL = Set.of("json", "links", "properties");

  private final SwaggerFile file;
  private final Set<String> enums;
  private final Problems problems;

  /**
   * @param enums names of the enums of this file; some formats are one of them
   */
  ShapeReader(SwaggerFile file, Set<String> enums, Problems problems) {
    this.file = file;
    this.enums = enums;
    this.problems = problems;
  }

  /** Wire form of a class that is published by its members, if the name is one of those. */
  static @Nullable Shape converted(String definition) {
    return CONVERTED.get(definition);
  }

  Shape read(@Nullable JsonElement element, String path) {
    if (!(element instanceof JsonObject schema)) {
      return element == null ? Shape.JSON : problem(path, "schema is not an object");
    }
    if (schema.has("x-ado-type")) {
      String special = Json.text(schema, "x-ado-type");
      return SPECIAL.contains(special)
          ? new Shape.Special(special)
          : problem(path, "unknown x-ado-type '" + special + "'");
    }
    if (schema.has("$ref")) {
      return reference(Json.text(schema, "$ref"), path);
    }
    if (schema.has("enum")) {
      return new Shape.Named(new DefinitionId(file.family(), EnumReader.name(schema, path), true));
    }
    return byType(schema, path);
  }

  private Shape reference(String reference, String path) {
    String name = reference.replaceFirst("^#/definitions/", "");
    if (name.equals(reference) || !(file.object("definitions").get(name) instanceof JsonObject)) {
      return problem(path, "dangling $ref '" + reference + "'");
    }
    return new Shape.Named(new DefinitionId(file.family(), name, false));
  }

  private Shape byType(JsonObject schema, String path) {
    String type = Json.text(schema, "type");
    String format = Json.text(schema, "format");
    return switch (type) {
      case "" -> schema.isEmpty() || onlyDescribed(schema) ? Shape.JSON : problem(path, "no type");
      case "string" -> string(format, path);
      case "integer" ->
          format.isEmpty()
              ? Shape.integer("int32")
              : INTEGER_FORMATS.getOrDefault(format, unknownFormat(format, path, INTEGER_FORMATS));
      case "number" -> number(format, path);
      case "boolean" -> new Shape.Scalar("boolean", null);
      case "array" -> array(schema, path);
      case "object" -> object(schema, path);
      default -> problem(path, "unknown type '" + type + "'");
    };
  }

  private static boolean onlyDescribed(JsonObject schema) {
    return schema.keySet().equals(Set.of("description"));
  }

  private Shape string(String format, String path) {
    if (format.isEmpty()) {
      return Shape.TEXT;
    }
    if (enums.contains(format)) {
      return new Shape.Named(new DefinitionId(file.family(), format, true));
    }
    if (format.startsWith("array (") && format.endsWith(")")) {
      return new Shape.ListOf(item(format.substring("array (".length(), format.length() - 1)));
    }
    return STRING_FORMATS.getOrDefault(format, unknownFormat(format, path, STRING_FORMATS));
  }

  /** The item of a comma-joined query value; what is neither scalar nor enum is text there. */
  private Shape item(String name) {
    if (enums.contains(name)) {
      return new Shape.Named(new DefinitionId(file.family(), name, true));
    }
    Shape integer = INTEGER_FORMATS.get(name);
    return integer != null ? integer : name.equals("uuid") ? Shape.text("uuid") : Shape.TEXT;
  }

  private Shape unknownFormat(String format, String path, Map<String, Shape> known) {
    if (!known.containsKey(format)) {
      problems.add(file.label(), path, "unknown format '" + format + "'");
    }
    return Shape.JSON;
  }

  private Shape number(String format, String path) {
    String known = format.isEmpty() ? "double" : format;
    return NUMBER_FORMATS.contains(known)
        ? Shape.number(known)
        : problem(path, "unknown format '" + format + "'");
  }

  private Shape array(JsonObject schema, String path) {
    if (schema.get("items") instanceof JsonObject items
        && Json.text(items, "type").equals("string")
        && Json.text(items, "format").equals("byte")) {
      return Shape.text("byte");
    }
    return new Shape.ListOf(read(schema.get("items"), path + ".items"));
  }

  private Shape object(JsonObject schema, String path) {
    if (schema.get("properties") instanceof JsonObject properties && !properties.isEmpty()) {
      return problem(path, "object with properties outside of definitions");
    }
    return schema.get("additionalProperties") instanceof JsonObject values
        ? new Shape.MapOf(read(values, path + ".additionalProperties"))
        : Shape.JSON;
  }

  private Shape problem(String path, String reason) {
    problems.add(file.label(), path, reason);
    return Shape.JSON;
  }
}
