// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.keeper;

import io.github.fluentado.emulator.description.Description.Match;
import io.github.fluentado.emulator.server.Percent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The path of a request beside the shape that it has.
 *
 * @param path decoded, below the organization
 * @param apis where the shape begins
 */
record Way(List<String> path, int apis, Shape shape) {
  Way {
    path = List.copyOf(path);
  }

  /** None where a value in the middle was left out, so that path and shape do not lie together. */
  static Optional<Way> of(Match match, List<String> path) {
    Shape all = Shape.of(match.operation().path());
    int apis = path.stream().map(part -> part.toLowerCase(Locale.ROOT)).toList().indexOf("_apis");
    if (all.size() == 0 || apis < 0) {
      return Optional.empty();
    }
    List<String> names = match.operation().path().names();
    boolean ended = all.endsInValue() && match.values().containsKey(names.get(names.size() - 1));
    Shape shape = ended ? all : all.collection();
    int length = path.size() - apis;
    boolean fits = length == shape.size() || (ended && length > shape.size());
    return fits ? Optional.of(new Way(path, apis, shape)) : Optional.empty();
  }

  /** Whether it leads to one thing, not to a collection. */
  boolean isOfItem() {
    return shape.endsInValue();
  }

  /** A segment of the shape; the last one may hold slashes. */
  String part(int index) {
    return index == shape.size() - 1 && isOfItem()
        ? String.join("/", path.subList(apis + index, path.size())).substring(prefix(index))
        : path.get(apis + index);
  }

  private int prefix(int index) {
    return shape.parts().get(index).length() - 2;
  }

  /** The value at the end. */
  String id() {
    return part(shape.size() - 1);
  }

  /** How many segments the collection has. */
  int collection() {
    return shape.collection().size();
  }

  /** The path up to a segment of the shape, decoded. */
  List<String> first(int count) {
    return path.subList(0, apis + count);
  }

  /** The same as it stands in URLs. */
  String encoded(int count) {
    return first(count).stream()
        .map(part -> "/" + Percent.encode(part))
        .collect(Collectors.joining());
  }
}
