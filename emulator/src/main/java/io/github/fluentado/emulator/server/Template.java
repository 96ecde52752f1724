// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.server;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A path pattern behind {@code _apis}: literal segments in any letter case, {@code {name}} for one
 * segment, {@code {name:int}} for a number, {@code ${name}} for a segment that begins with a dollar
 * sign, {@code {*name}} for all that follows, slashes included.
 */
record Template(List<String> parts) {

  static Template of(String text) {
    return new Template(List.of(text.split("/")));
  }

  Optional<Map<String, String>> match(List<String> segments) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      if (part.startsWith("{*")) {
        List<String> rest = segments.subList(Math.min(i, segments.size()), segments.size());
        values.put(part.substring(2, part.length() - 1), String.join("/", rest));
        return Optional.of(values);
      }
      if (i >= segments.size() || !matches(part, segments.get(i), values)) {
        return Optional.empty();
      }
    }
    return segments.size() == parts.size() ? Optional.of(values) : Optional.empty();
  }

  private static boolean matches(String part, String segment, Map<String, String> values) {
    if (part.startsWith("${")) {
      values.put(
          part.substring(2, part.length() - 1), segment.substring(segment.isEmpty() ? 0 : 1));
      return segment.startsWith("$");
    }
    if (!part.startsWith("{")) {
      return part.equalsIgnoreCase(segment);
    }
    String name = part.substring(1, part.length() - 1);
    if (name.endsWith(":int")) {
      values.put(name.substring(0, name.length() - 4), segment);
      return segment.matches("-?\\d{1,9}");
    }
    values.put(name, segment);
    return !segment.isEmpty();
  }

  /** The first segment in lower case, if it is a literal: most routes are told apart by it. */
  Optional<String> area() {
    return Optional.of(parts.get(0)).filter(part -> !part.contains("{")).map(Template::lower);
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return String.join("/", parts).toLowerCase(Locale.ROOT);
  }
}
