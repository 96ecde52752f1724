// SPDX-License-Identifier: MIT
package io.github.fluentado.generator;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The parsed document: schemas by name, with what their extensions say. */
final class Description {
  /** A property that only keeps a schema from being empty. */
  static final String PLACEHOLDER = "x-none";

  private final Map<String, Schema<?>> schemas = new LinkedHashMap<>();

  Description(OpenAPI document) {
    document.getComponents().getSchemas().forEach((name, schema) -> schemas.put(name, schema));
  }

  Schema<?> schema(String name) {
    Schema<?> schema = schemas.get(name);
    if (schema == null) {
      throw new IllegalArgumentException("no schema is named " + name);
    }
    return schema;
  }

  String className(String name) {
    return packageName(name) + "." + name;
  }

  String packageName(String schema) {
    return Names.packageOf(text(schema(schema), "x-ado-area"));
  }

  /** The packages of all schemas. */
  Set<String> packages() {
    TreeSet<String> packages = new TreeSet<>();
    schemas.keySet().forEach(name -> packages.add(packageName(name)));
    return packages;
  }

  Map<String, Schema<?>> properties(String name) {
    Map<String, Schema<?>> properties = new LinkedHashMap<>();
    if (schema(name).getProperties() != null) {
      schema(name).getProperties().forEach(properties::put);
      properties.remove(PLACEHOLDER);
    }
    return properties;
  }

  /**
   * The base that lists this schema among its subtypes, if its properties stay what they are there.
   */
  @Nullable String base(String name) {
    String base = extension(schema(name), "x-ado-extends") instanceof String text ? text : null;
    if (base == null || !schemas.containsKey(base) || !subtypes(base).containsValue(name)) {
      return null;
    }
    Map<String, Schema<?>> own = properties(name);
    boolean same =
        properties(base).entrySet().stream()
            .allMatch(inherited -> inherited.getValue().equals(own.get(inherited.getKey())));
    return same ? base : null;
  }

  boolean hasSubtypes(String name) {
    return !subtypes(name).isEmpty();
  }

  /** The property that tells the subtypes of a base apart; null if their own properties do. */
  @Nullable String discriminator(String base) {
    return extension(schema(base), "x-ado-subtypes") instanceof Map<?, ?> subtypes
            && subtypes.get("property") instanceof String property
        ? property
        : null;
  }

  /** Value of the discriminator, or a number where there is none, to the name of the subtype. */
  Map<String, String> subtypes(String base) {
    Map<String, String> found = new LinkedHashMap<>();
    if (extension(schema(base), "x-ado-subtypes") instanceof Map<?, ?> subtypes) {
      if (subtypes.get("values") instanceof Map<?, ?> values) {
        values.forEach((value, name) -> found.put(String.valueOf(value), String.valueOf(name)));
      } else if (subtypes.get("values") instanceof List<?> names) {
        names.forEach(name -> found.put(String.valueOf(found.size()), String.valueOf(name)));
      }
    }
    return found;
  }

  /** The base that tells this schema from its siblings by the value of a property. */
  @Nullable String markedBase(String name) {
    String base = extension(schema(name), "x-ado-extends") instanceof String text ? text : null;
    return base != null
            && schemas.containsKey(base)
            && discriminator(base) != null
            && subtypes(base).containsValue(name)
        ? base
        : null;
  }

  /** What a property of a schema means, if somebody has said so. */
  @Nullable String words(String name, String property) {
    return extension(schema(name), "x-ado-words") instanceof Map<?, ?> words
            && words.get(property) instanceof String text
        ? text
        : null;
  }

  static String text(Schema<?> schema, String extension) {
    return String.valueOf(extension(schema, extension));
  }

  static boolean isTrue(Schema<?> schema, String extension) {
    return Boolean.TRUE.equals(extension(schema, extension));
  }

  private static @Nullable Object extension(Schema<?> schema, String name) {
    return schema.getExtensions() == null ? null : schema.getExtensions().get(name);
  }
}
