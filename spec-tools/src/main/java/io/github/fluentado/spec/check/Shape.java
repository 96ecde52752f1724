// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import java.util.Set;

/** The type of a value, in words that both sides share. */
sealed interface Shape {
  Shape JSON = new Special("any JSON");
  Shape LINKS = new Special("links");
  Shape PROPERTIES = new Special("property bag");
  Shape NOTHING = new Special("nothing");
  Shape TEXT = new Scalar("string", "");
  Shape BYTES = new Scalar("string", "binary");

  record Scalar(String type, String format) implements Shape {
    @Override
    public String toString() {
      return format.isEmpty() ? type : type + "/" + format;
    }
  }

  record ListOf(Shape item) implements Shape {
    @Override
    public String toString() {
      return "list of " + item;
    }
  }

  record MapOf(Shape item) implements Shape {
    @Override
    public String toString() {
      return "map of " + item;
    }
  }

  /** A type with rules of its own, known by its name. */
  record Special(String name) implements Shape {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Published, values are at hand and {@code name} is the type's; ours, it is the component's. */
  record EnumOf(String file, String name, Set<String> values) implements Shape {
    @Override
    public String toString() {
      return "enum " + name;
    }
  }

  record Model(String file, String name) implements Shape {
    @Override
    public String toString() {
      return name;
    }
  }

  /** A type that is published by name only, as in {@code array (TestOutcome)}. */
  record Named(String name) implements Shape {
    @Override
    public String toString() {
      return name;
    }
  }
}
