// SPDX-License-Identifier: MIT
package io.github.fluentado.generator;

import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** Schemas to types. */
final class Types {
  private final Description description;

  Types(Description description) {
    this.description = description;
  }

  Type of(@Nullable Schema<?> schema) {
    if (schema == null) {
      return Type.JSON;
    }
    if (schema.get$ref() != null) {
      return reference(schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1));
    }
    return switch (Description.text(schema, "x-ado-type")) {
      case "links" -> Type.of(Kind.LINKS);
      case "properties" -> Type.of(Kind.PROPERTIES);
      case "json" -> Type.JSON;
      default -> plain(schema);
    };
  }

  /** The type of a parameter: what has no form there is text that the caller makes. */
  Type ofParameter(Schema<?> schema) {
    Type type = of(schema);
    return switch (type.kind()) {
      case LIST -> Type.of(Kind.LIST, simple(type.item()));
      default -> simple(type);
    };
  }

  private static Type simple(Type type) {
    return switch (type.kind()) {
      case MODEL, JSON, LINKS, PROPERTIES, MAP, LIST, BYTES -> Type.STRING;
      default -> type;
    };
  }

  private Type reference(String name) {
    Schema<?> schema = description.schema(name);
    boolean isEnum = schema.getEnum() != null;
    return Type.declared(isEnum ? Kind.ENUM : Kind.MODEL, description.className(name));
  }

  private Type plain(Schema<?> schema) {
    return switch (String.valueOf(schema.getType())) {
      case "string" -> text(schema.getFormat());
      case "integer" -> Type.of("int64".equals(schema.getFormat()) ? Kind.INT64 : Kind.INT32);
      case "number" -> Type.of("decimal".equals(schema.getFormat()) ? Kind.DECIMAL : Kind.DOUBLE);
      case "boolean" -> Type.of(Kind.BOOLEAN);
      case "array" -> Type.of(Kind.LIST, of(schema.getItems()));
      case "object" -> object(schema);
      default -> Type.JSON;
    };
  }

  private static Type text(@Nullable String format) {
    return switch (String.valueOf(format)) {
      case "date-time" -> Type.of(Kind.DATE_TIME);
      case "byte" -> Type.of(Kind.BYTES);
      default -> Type.STRING;
    };
  }

  private Type object(Schema<?> schema) {
    return schema.getAdditionalProperties() instanceof Schema<?> values
        ? Type.of(Kind.MAP, of(values))
        : Type.JSON;
  }
}
