// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import java.util.Set;
import javax.lang.model.SourceVersion;

/** Names that would not compile, or would hide something, in the generated client. */
final class JavaNames {
  private static final Set<String> TAKEN_MEMBERS =
      Set.of(
          "execute",
          "executeAsync",
          "map",
          "then",
          "timeout",
          "header",
          "withResponse",
          "iterator",
          "stream",
          "limit",
          "pages",
          "forEach",
          "spliterator",
          "toString",
          "hashCode",
          "equals",
          "getClass",
          "wait",
          "notify",
          "notifyAll",
          "clone",
          "finalize",
          "body");

  private static final Set<String> TAKEN_TYPES =
      Set.of(
          "Call",
          "Paged",
          "Page",
          "Download",
          "Upload",
          "Response",
          "Model",
          "Links",
          "ReferenceLinks",
          "PropertyBag",
          "Operation",
          "List",
          "Map",
          "Set",
          "Optional",
          "Objects",
          "Instant",
          "Duration",
          "Json");

  private JavaNames() {}

  static boolean isMember(String name) {
    return SourceVersion.isIdentifier(name)
        && !SourceVersion.isKeyword(name)
        && !TAKEN_MEMBERS.contains(name);
  }

  static boolean isMethod(String name) {
    return SourceVersion.isIdentifier(name)
        && !SourceVersion.isKeyword(name)
        && !Set.of("wait", "notify", "notifyAll", "getClass", "toString", "hashCode")
            .contains(name);
  }

  static boolean isType(String name) {
    return SourceVersion.isIdentifier(name)
        && !SourceVersion.isKeyword(name)
        && !TAKEN_TYPES.contains(name)
        && !isInJavaLang(name);
  }

  private static boolean isInJavaLang(String name) {
    try {
      Class.forName("java.lang." + name, false, null);
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
