// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.http.Percent;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Fills a path template; every value is encoded exactly once, as a segment of its own. */
final class PathTemplate {
  private PathTemplate() {}

  static String expand(String template, Map<String, String> values) {
    StringBuilder path = new StringBuilder();
    for (String segment : template.substring(1).split("/", -1)) {
      append(path, segment, values);
    }
    return path.toString();
  }

  private static void append(StringBuilder path, String segment, Map<String, String> values) {
    int open = segment.indexOf('{');
    if (open < 0) {
      path.append('/').append(segment);
      return;
    }
    int close = segment.indexOf('}', open);
    String inner = segment.substring(open + 1, close);
    String name = inner.replaceAll("[?*]+$", "");
    String value = values.get(name);
    if (value == null) {
      Check.that(inner.endsWith("?"), name, "is needed for the path");
      return;
    }
    String encoded = inner.contains("*") ? slashed(name, value) : segment(name, value);
    path.append('/').append(segment, 0, open).append(encoded);
    // Several values can share one segment: "{path}@{version}".
    String rest = segment.substring(close + 1);
    path.append(rest.indexOf('{') < 0 ? rest : expand("/" + rest, values).substring(1));
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
