// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/** What may be the name of a class, a method or a parameter in Java. */
final class JavaNames {
  private static final Pattern CLASS = Pattern.compile("[A-Z][A-Za-z0-9_]*");
  private static final Pattern MEMBER = Pattern.compile("[a-z][A-Za-z0-9_]*");
  private static final Pattern PACKAGE = Pattern.compile("[a-z][a-z0-9]*");

  /** A method without parameters of this name would hide one that every object has. */
  private static final Set<String> METHODS_OF_ALL =
      Set.of(
          "clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

  private JavaNames() {}

  static boolean isClass(String name) {
    return CLASS.matcher(name).matches();
  }

  static boolean isParameter(String name) {
    return MEMBER.matcher(name).matches() && !SourceVersion.isKeyword(name);
  }

  static boolean isMethod(String name) {
    return isParameter(name) && !METHODS_OF_ALL.contains(name);
  }

  static boolean isPackage(String name) {
    return PACKAGE.matcher(name).matches() && !SourceVersion.isKeyword(name);
  }
}
