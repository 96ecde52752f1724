// SPDX-License-Identifier: MIT
package io.github.fluentado.generator;

import java.util.List;

/**
 * A type of value.
 *
 * @param className qualified name of the class
 * @param arguments the item of a list, the value of a map
 */
record Type(Kind kind, String className, List<Type> arguments) {
  static final Type STRING = of(Kind.STRING);
  static final Type JSON = of(Kind.JSON);

  static Type of(Kind kind) {
    return new Type(kind, kind.className, List.of());
  }

  static Type of(Kind kind, Type argument) {
    return new Type(kind, kind.className, List.of(argument));
  }

  static Type declared(Kind kind, String className) {
    return new Type(kind, className, List.of());
  }

  Type item() {
    return arguments.get(0);
  }

  /** For tools: {@code list(io.github.fluentado.client.git.GitRef)}. */
  String text() {
    String name = className.isEmpty() ? "bytes" : className;
    return arguments.isEmpty() ? name : (is(Kind.LIST) ? "list(" : "map(") + item().text() + ")";
  }

  boolean is(Kind other) {
    return kind == other;
  }
}
