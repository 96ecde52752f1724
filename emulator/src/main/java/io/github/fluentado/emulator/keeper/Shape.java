// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.keeper;

import io.github.fluentado.emulator.description.PathTemplate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A path from {@code _apis} on, without the names of its values: {@code [_apis, work, plans, {}]}.
 * What stands before (project, team) says where things are, not what they are.
 */
record Shape(List<String> parts) {
  private static final String VALUE = "{}";

  Shape {
    parts = List.copyOf(parts);
  }

  /** Empty for a path without {@code _apis}. */
  static Shape of(PathTemplate template) {
    List<String> all =
        Arrays.stream(template.toString().substring(1).split("/", -1)).map(Shape::part).toList();
    int apis = all.indexOf("_apis");
    return new Shape(apis < 0 ? List.of() : all.subList(apis, all.size()));
  }

  private static String part(String segment) {
    int brace = segment.indexOf('{');
    String literal = brace < 0 ? segment : segment.substring(0, brace);
    return literal.toLowerCase(Locale.ROOT) + (brace < 0 ? "" : VALUE);
  }

  /** Of two names of an area the usual one: what is attached to a test run is found by both. */
  static String usual(String part, int index) {
    return index == 1 && part.equals("testresults") ? "test" : part;
  }

  /** What things are counted by, under either name of their area. */
  String kind() {
    return String.join("/", parts).replaceFirst("^_apis/testresults/", "_apis/test/");
  }

  int size() {
    return parts.size();
  }

  boolean isValue(int index) {
    return parts.get(index).endsWith(VALUE);
  }

  boolean endsInValue() {
    return !parts.isEmpty() && isValue(size() - 1);
  }

  Shape first(int count) {
    return new Shape(parts.subList(0, count));
  }

  /** Of one thing, that of the things of its kind. */
  Shape collection() {
    return endsInValue() ? first(size() - 1) : this;
  }
}
