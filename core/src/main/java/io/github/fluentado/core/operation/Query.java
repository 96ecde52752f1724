// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.http.Percent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of a query, in order; a name may come more than once. Immutable. */
final class Query {
  // A slash may stand in a query as it is, and names of refs have to: encoded ones match nothing.
  private static final String KEPT = "/";

  // What Windows' web server takes for the first line and all headers of a request.
  private static final int LONGEST = 16_384;

  static final Query NONE = new Query(List.of());

  private final List<Part> parts;

  private Query(List<Part> parts) {
    this.parts = parts;
  }

  /**
   * One value.
   *
   * @param text name and value as they are sent
   */
  private record Part(String name, String value, String text) {}

  /** These and one more. */
  Query and(String name, String value) {
    Check.that(!name.equalsIgnoreCase("api-version"), "name", "is set by version()");
    List<Part> more = new ArrayList<>(parts.size() + 1);
    more.addAll(parts);
    more.add(new Part(name, value, Percent.encode(name, "$") + "=" + Percent.encode(value, KEPT)));
    return new Query(more);
  }

  /** These less all of that name. */
  Query without(String name) {
    return first(name) == null
        ? this
        : new Query(parts.stream().filter(part -> !part.name.equals(name)).toList());
  }

  /** The first value of that name. */
  @Nullable String first(String name) {
    for (Part part : parts) {
      if (part.name.equals(name)) {
        return part.value;
      }
    }
    return null;
  }

  /**
   * Behind that path.
   *
   * @throws IllegalArgumentException if that makes an address that no server takes
   */
  String behind(String path) {
    String text = isEmpty() ? path : path + "?" + this;
    if (text.length() > LONGEST) {
      String problem = "makes the address %d characters long, of which servers take %d at most";
      Check.that(false, longest(), problem.formatted(text.length(), LONGEST));
    }
    return text;
  }

  /** The name that takes the most room, with all of its values. */
  private String longest() {
    Map<String, Integer> lengths = new LinkedHashMap<>();
    parts.forEach(part -> lengths.merge(part.name, part.text.length(), Integer::sum));
    return lengths.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("path");
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  /** As it is sent, without the question mark. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      text.append(text.length() == 0 ? "" : "&").append(part.text);
    }
    return text.toString();
  }
}
