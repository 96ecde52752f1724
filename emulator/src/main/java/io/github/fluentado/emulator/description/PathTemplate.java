// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.description;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The path of an operation below the organization, and which paths it stands for: literal segments
 * count in any letter case, some values may be left out, some may hold slashes.
 */
public final class PathTemplate {
  private final List<Part> parts;

  private record Part(String prefix, String name, boolean optional, boolean slashes) {
    static Part literal(String text) {
      return new Part(text, "", false, false);
    }

    boolean isLiteral() {
      return name.isEmpty();
    }

    boolean fits(String segment) {
      return isLiteral()
          ? segment.equalsIgnoreCase(prefix)
          : segment.length() > prefix.length() && segment.startsWith(prefix);
    }
  }

  private PathTemplate(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  static PathTemplate of(String path, Set<String> optional, Set<String> withSlashes) {
    List<Part> parts = new ArrayList<>();
    for (String segment : path.replaceFirst("/$", "").substring(1).split("/", -1)) {
      int brace = segment.indexOf('{');
      if (brace < 0) {
        parts.add(Part.literal(segment));
      } else {
        String name = segment.substring(brace + 1, segment.length() - 1);
        String prefix = segment.substring(0, brace);
        parts.add(new Part(prefix, name, optional.contains(name), withSlashes.contains(name)));
      }
    }
    return new PathTemplate(parts);
  }

  /**
   * Whether both stand for the same paths: operations that differ by their query or media types.
   */
  public boolean isLike(PathTemplate other) {
    return parts.equals(other.parts);
  }

  /** The values of the names that are there, if the decoded segments fit. */
  public Optional<Map<String, String>> match(List<String> segments) {
    Map<String, String> values = new LinkedHashMap<>();
    return match(0, segments, values) ? Optional.of(values) : Optional.empty();
  }

  private boolean match(int at, List<String> segments, Map<String, String> values) {
    if (at == parts.size()) {
      return segments.isEmpty();
    }
    Part part = parts.get(at);
    int most = part.slashes() ? segments.size() : Math.min(1, segments.size());
    for (int taken = most; taken >= (part.optional() ? 0 : 1); taken--) {
      if ((taken == 0 || part.fits(segments.get(0)))
          && match(at + 1, segments.subList(taken, segments.size()), values)) {
        if (taken > 0 && !part.isLiteral()) {
          String text = String.join("/", segments.subList(0, taken));
          values.put(part.name(), text.substring(part.prefix().length()));
        }
        return true;
      }
    }
    return false;
  }

  /** How many segments are fixed; of two that fit the same path, the one with more is meant. */
  int literals() {
    return (int) parts.stream().filter(Part::isLiteral).count();
  }

  /** The path with these values, each encoded by the caller; those that are missing fall away. */
  public String with(Map<String, String> values) {
    StringBuilder path = new StringBuilder();
    for (Part part : parts) {
      if (part.isLiteral() || values.containsKey(part.name())) {
        path.append('/').append(part.prefix()).append(values.getOrDefault(part.name(), ""));
      }
    }
    return path.toString();
  }

  /** Names in the order of the path. */
  public List<String> names() {
    return parts.stream().filter(part -> !part.isLiteral()).map(Part::name).toList();
  }

  @Override
  public String toString() {
    StringBuilder path = new StringBuilder();
    for (Part part : parts) {
      String name = part.isLiteral() ? "" : "{" + part.name() + "}";
      path.append('/').append(part.prefix()).append(name);
    }
    return path.toString();
  }
}
