// SPDX-License-Identifier: MIT
package io.github.fluentado.git;

import io.github.fluentado.core.error.Check;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Git's rules for the names of refs. */
final class RefName {
  private static final Pattern FORBIDDEN =
      Pattern.compile("\\.\\.|[ ~^:?*\\[\\\\]|@\\{|//|^/|/$|\\.$|(^|/)\\.|\\.lock(/|$)|^@$");

  private RefName() {}

  /**
   * The part of a name below a prefix, taken from a short or a full one.
   *
   * @param prefix such as {@code refs/heads/}
   * @throws IllegalArgumentException if it is a full name of another kind, or no name at all
   */
  static String below(String prefix, String parameter, @Nullable String name) {
    String given = Check.text(parameter, name);
    String rest = given.startsWith(prefix) ? given.substring(prefix.length()) : given;
    Check.that(
        !rest.equals("refs") && !rest.startsWith("refs/"),
        parameter,
        "is a ref, but not one below " + prefix);
    return valid(parameter, rest);
  }

  /** A full name, which begins with {@code refs/}. */
  static String full(String parameter, @Nullable String name) {
    String given = Check.text(parameter, name);
    Check.that(given.startsWith("refs/"), parameter, "does not begin with refs/");
    return valid(parameter, given);
  }

  private static String valid(String parameter, String name) {
    Check.that(
        !name.isEmpty() && !FORBIDDEN.matcher(name).find(),
        parameter,
        "breaks git's rules for names (see git check-ref-format)");
    return name;
  }
}
