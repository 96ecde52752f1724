// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.http.Percent;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fills a path template; every value is encoded exactly once, as a segment of its own. */
final class PathTemplate {
  private PathTemplate() {}

  /**
   * The value as it stands in the path.
   *
   * @throws IllegalArgumentException if it cannot stand there
   */
  static String encoded(String template, String name, String value) {
    return template.contains("{" + name + "*") || template.contains("{" + name + "?*")
        ? slashed(name, value)
        : segment(name, value);
  }

  /**
   * Puts values into their places.
   *
   * @param encoded gives the value of a place, encoded; null for none
   */
  static String expand(String template, Function<String, @Nullable String> encoded) {
    StringBuilder path = new StringBuilder(template.length() + 32);
    for (String segment : template.substring(1).split("/", -1)) {
      append(path, segment, encoded);
    }
    return path.toString();
  }

  /** The template without the marks of its places. */
  static String plain(String template) {
    StringBuilder plain = new StringBuilder(template.length());
    boolean inside = false;
    for (int i = 0; i < template.length(); i++) {
      char c = template.charAt(i);
      inside = c == '{' || (inside && c != '}');
      if (!inside || (c != '?' && c != '*')) {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  private static void append(
      StringBuilder path, String segment, Function<String, @Nullable String> encoded) {
    int open = segment.indexOf('{');
    if (open < 0) {
      path.append('/').append(segment);
      return;
    }
    int close = segment.indexOf('}', open);
    String inner = segment.substring(open + 1, close);
    String name = bare(inner);
    String value = encoded.apply(name);
    if (value == null) {
      Check.that(inner.indexOf('?') >= 0, name, "is needed for the path");
      return;
    }
    path.append('/').append(segment, 0, open).append(value);
    // Several values can share one segment: "{path}@{version}".
    String rest = segment.substring(close + 1);
    path.append(rest.indexOf('{') < 0 ? rest : expand("/" + rest, encoded).substring(1));
  }

  private static String bare(String inner) {
    int end = inner.length();
    while (end > 0 && (inner.charAt(end - 1) == '?' || inner.charAt(end - 1) == '*')) {
      end--;
    }
    return inner.substring(0, end);
  }

  private static String slashed(String name, String value) {
    String inner = value.replaceAll("^/+|/+$", "");
    Check.that(!inner.isEmpty(), name, "has nothing but slashes");
    return Arrays.stream(inner.split("/+", -1))
        .map(part -> segment(name, part))
        .collect(Collectors.joining("/"));
  }

  /** A dot segment cannot be sent: it is taken away on its way, encoded or not. */
  private static String segment(String name, String value) {
    Check.that(!value.equals(".") && !value.equals(".."), name, "must not be a dot segment");
    return Percent.encode(value);
  }
}
