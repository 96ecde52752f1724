// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import org.jspecify.annotations.Nullable;

/** What a value looks like on the wire, with every peculiarity of the published files resolved. */
sealed interface Shape {
  Shape TEXT = new Scalar("string", null);
  Shape BINARY = new Scalar("string", "binary");
  Shape JSON = new Special("json");
  Shape LINKS = new Special("links");
  Shape PROPERTIES = new Special("properties");

  static Shape text(String format) {
    return new Scalar("string", format);
  }

  static Shape integer(String format) {
    return new Scalar("integer", format);
  }

  static Shape number(String format) {
    return new Scalar("number", format);
  }

  /** Text, number or boolean. */
  record Scalar(String type, @Nullable String format) implements Shape {}

  /**
   * A form of Azure DevOps that OpenAPI cannot say: {@code json}, {@code links}, {@code
   * properties}.
   */
  record Special(String name) implements Shape {}

  record ListOf(Shape items) implements Shape {}

  record MapOf(Shape values) implements Shape {}

  /** A model or an enum by its definition. */
  record Named(DefinitionId id) implements Shape {}
}
