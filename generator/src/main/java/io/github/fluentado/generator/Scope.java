// SPDX-License-Identifier: MIT
package io.github.fluentado.generator;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The names that one file can use: imports each class once, and spells it out when its name is
 * taken.
 */
final class Scope {
  private static final String CODEC = "io.github.fluentado.core.json.Codec";

  private final String packageName;
  private final Map<String, String> taken = new HashMap<>();
  private final TreeSet<String> imports = new TreeSet<>();

  /**
   * A file.
   *
   * @param name of its class
   * @param nested names of the classes in it, which hide others of that name
   */
  Scope(String packageName, String name, Collection<String> nested) {
    this.packageName = packageName;
    taken.put(name, packageName + "." + name);
    nested.forEach(inner -> taken.put(inner, packageName + "." + name + "." + inner));
  }

  List<String> imports() {
    return List.copyOf(imports);
  }

  /** The class as the file writes it. */
  String ref(String className) {
    int dot = className.lastIndexOf('.');
    String simple = className.substring(dot + 1);
    String owner = taken.putIfAbsent(simple, className);
    if (owner != null && !owner.equals(className)) {
      return className;
    }
    String home = className.substring(0, dot);
    if (owner == null && !home.equals(packageName) && !home.equals("java.lang")) {
      imports.add(className);
    }
    return simple;
  }

  /** The type as an argument of a generic type. */
  String boxed(Type type) {
    return switch (type.kind()) {
      case BYTES -> "byte[]";
      case LIST -> ref(type.className()) + "<" + boxed(type.item()) + ">";
      case MAP -> ref(type.className()) + "<String, " + boxed(type.item()) + ">";
      default -> ref(type.className());
    };
  }

  /** The type of a parameter. */
  String plain(Type type) {
    return type.kind().primitive.isEmpty() ? boxed(type) : type.kind().primitive;
  }

  /** The type of a result that may be null. */
  String nullable(Type type) {
    String nullable = "@" + ref("org.jspecify.annotations.Nullable") + " ";
    if (type.is(Kind.BYTES)) {
      return "byte " + nullable + "[]";
    }
    String name = boxed(type);
    int dot = name.lastIndexOf('.') + 1;
    return name.substring(0, dot) + nullable + name.substring(dot);
  }

  /** What reads the type. */
  String codec(Type type) {
    String constant = type.kind().codec;
    return switch (type.kind()) {
      case LINKS, PROPERTIES, MODEL, ENUM -> ref(type.className()) + "." + constant;
      case LIST, MAP -> ref(CODEC) + "." + constant + "(" + codec(type.item()) + ")";
      default -> ref(CODEC) + "." + constant;
    };
  }
}
