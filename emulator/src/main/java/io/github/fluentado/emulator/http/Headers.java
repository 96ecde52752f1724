// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Header lines in the order they were sent; names are compared without regard to case. */
public record Headers(List<Line> lines) {

  /** One header line. */
  public record Line(String name, String value) {}

  public static final Headers NONE = new Headers(List.of());

  public Headers {
    lines = List.copyOf(lines);
  }

  public Optional<String> first(String name) {
    return lines.stream()
        .filter(line -> line.name().equalsIgnoreCase(name))
        .map(Line::value)
        .findFirst();
  }

  /** The values of all lines of this name. */
  List<String> all(String name) {
    return lines.stream()
        .filter(line -> line.name().equalsIgnoreCase(name))
        .map(Line::value)
        .toList();
  }

  /** Whether a comma list under this name holds the token. */
  public boolean has(String name, String token) {
    return first(name).stream()
        .flatMap(value -> List.of(value.split(",", -1)).stream())
        .anyMatch(part -> part.trim().equalsIgnoreCase(token));
  }

  /** These lines with one more; a line of the same name is replaced. */
  public Headers with(String name, String value) {
    List<Line> all = new ArrayList<>(lines);
    all.removeIf(line -> line.name().equalsIgnoreCase(name));
    all.add(new Line(name, value));
    return new Headers(all);
  }

  /** These lines without those of a name. */
  Headers without(String name) {
    return new Headers(lines.stream().filter(l -> !l.name().equalsIgnoreCase(name)).toList());
  }

  /** These lines, then those of {@code more}, which win over lines of the same name. */
  public Headers with(Headers more) {
    Headers all = this;
    for (Line line : more.lines) {
      all = all.with(line.name(), line.value());
    }
    return all;
  }
}
