// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import io.github.fluentado.spec.check.Shape.EnumOf;
import io.github.fluentado.spec.check.Shape.ListOf;
import io.github.fluentado.spec.check.Shape.MapOf;
import io.github.fluentado.spec.check.Shape.Model;
import java.util.LinkedHashSet;

/** Reads the published schemas with {@link Rules} in mind. */
final class PublishedSchemas {
  private PublishedSchemas() {}

  /** A schema, or a parameter, which is described in the same words. */
  static Shape shape(PublishedFile file, Node schema) {
    if (!schema.isPresent()) {
      return Shape.NOTHING;
    }
    if (schema.has("$ref")) {
      return definition(file, PublishedFile.target(schema.get("$ref").text()));
    }
    if (schema.has("schema")) {
      return shape(file, schema.get("schema"));
    }
    if (schema.has("enum")) {
      return enumOf(file, schema);
    }
    return switch (schema.get("type").text()) {
      case "array" -> list(file, schema.get("items"));
      case "object" -> object(file, schema);
      default -> scalar(schema.get("type").text(), schema.get("format").text());
    };
  }

  static Shape definition(PublishedFile file, String name) {
    if (Rules.isRewritten(name)) {
      return Rules.rewritten(name);
    }
    Node definition = file.definition(name);
    if (definition.isPresent() && !definition.get("type").text().equals("object")) {
      return shape(file, definition);
    }
    for (Node part : definition.get("allOf").items()) {
      if (!part.has("$ref")) {
        return shape(file, part);
      }
    }
    return new Model(file.name(), name);
  }

  private static Shape enumOf(PublishedFile file, Node schema) {
    String name = schema.get("x-ms-enum").get("name").text();
    return new EnumOf(file.name(), name, new LinkedHashSet<>(schema.get("enum").texts()));
  }

  private static Shape list(PublishedFile file, Node items) {
    boolean special = !items.isPresent() || items.get("format").text().equals("byte");
    return special ? Rules.list(items) : new ListOf(shape(file, items));
  }

  private static Shape object(PublishedFile file, Node schema) {
    Node values = schema.get("additionalProperties");
    return values.isMap() ? new MapOf(shape(file, values)) : Shape.JSON;
  }

  private static Shape scalar(String type, String format) {
    if (format.startsWith("array (") && format.endsWith(")")) {
      return new ListOf(item(format.substring("array (".length(), format.length() - 1)));
    }
    return Rules.scalar(type, format);
  }

  private static Shape item(String name) {
    return switch (name) {
      case "string" -> Shape.TEXT;
      case "uuid" -> new Shape.Scalar("string", "uuid");
      case "int32", "int64" -> new Shape.Scalar("integer", name);
      default -> new Shape.Named(name);
    };
  }
}
