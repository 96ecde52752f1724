// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import io.github.fluentado.spec.check.Shape.EnumOf;
import io.github.fluentado.spec.check.Shape.ListOf;
import io.github.fluentado.spec.check.Shape.MapOf;
import io.github.fluentado.spec.check.Shape.Model;
import io.github.fluentado.spec.check.Shape.Scalar;
import io.github.fluentado.spec.check.Shape.Special;
import java.util.LinkedHashSet;

/** Reads the schemas of the description. */
final class OurSchemas {
  private static final int DEEPEST = 32;

  private final OurFiles files;

  OurSchemas(OurFiles files) {
    this.files = files;
  }

  Shape shape(OurFile file, Node schema) {
    return shape(file, schema, 0);
  }

  /** The depth guards against components that are nothing but references to each other. */
  private Shape shape(OurFile file, Node schema, int depth) {
    if (!schema.isPresent() || depth > DEEPEST) {
      return Shape.NOTHING;
    }
    if (schema.has("$ref")) {
      return referenced(file, schema.get("$ref").text(), depth);
    }
    if (schema.has("x-ado-type")) {
      return special(schema.get("x-ado-type").text());
    }
    return switch (schema.get("type").text()) {
      case "array" -> new ListOf(shape(file, schema.get("items"), depth + 1));
      case "object" -> new MapOf(shape(file, schema.get("additionalProperties"), depth + 1));
      default -> new Scalar(schema.get("type").text(), schema.get("format").text());
    };
  }

  private Shape referenced(OurFile file, String reference, int depth) {
    Component component = files.referenced(file, reference);
    if (component == null) {
      return new Special("dangling reference " + reference);
    }
    String home = component.file().name();
    if (component.isEnum()) {
      var values = new LinkedHashSet<>(component.schema().get("enum").texts());
      return new EnumOf(home, component.name(), values);
    }
    return component.isModel()
        ? new Model(home, component.name())
        : shape(component.file(), component.schema(), depth + 1);
  }

  private static Shape special(String type) {
    return switch (type) {
      case "json" -> Shape.JSON;
      case "links" -> Shape.LINKS;
      case "properties" -> Shape.PROPERTIES;
      default -> new Special("unknown type " + type);
    };
  }
}
