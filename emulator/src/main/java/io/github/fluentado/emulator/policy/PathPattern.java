// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.policy;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Patterns of paths as policies have them: {@code *} and {@code ?} also match slashes, a pattern
 * that does not begin with a slash matches the end of a path, one with {@code !} in front takes
 * paths out again. The last pattern that matches decides.
 */
final class PathPattern {
  private PathPattern() {}

  static boolean any(List<String> patterns, String path) {
    boolean matched = false;
    for (String pattern : patterns) {
      boolean excludes = pattern.startsWith("!");
      if (matches(excludes ? pattern.substring(1) : pattern, path)) {
        matched = !excludes;
      }
    }
    return matched;
  }

  private static boolean matches(String pattern, String path) {
    String lower = pattern.toLowerCase(Locale.ROOT);
    StringBuilder regex = new StringBuilder(lower.startsWith("/") ? "" : "(.*/)?");
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return path.toLowerCase(Locale.ROOT).matches(regex.toString());
  }
}
