// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.description;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All published operations. Nothing is read before something is asked; then the files are looked
 * through for their operations, and only those areas are read in full whose details are wanted.
 * Safe for use by several threads.
 */
public final class Description {
  private static final Comparator<Match> MOST_FIXED_FIRST =
      Comparator.comparing(match -> -match.operation().path().literals());

  private final Lazy<Map<String, AreaFile>> files = new Lazy<>(this::open);
  private final Lazy<List<Operation>> operations =
      new Lazy<>(
          () -> files.get().values().stream().flatMap(file -> file.operations().stream()).toList());

  /**
   * An operation that a request may mean.
   *
   * @param values of the path, decoded; those that were left out are missing
   */
  public record Match(Operation operation, Map<String, String> values) {}

  private Map<String, AreaFile> open() {
    Map<String, AreaFile> all = new LinkedHashMap<>();
    AreaFile.names().forEach(name -> all.put(name, new AreaFile(this, name)));
    return all;
  }

  AreaFile file(String area) {
    return Optional.ofNullable(files.get().get(area))
        .orElseThrow(() -> new IllegalArgumentException("The description has no area " + area));
  }

  /** In the order of areas and paths. */
  public List<Operation> operations() {
    return operations.get();
  }

  /**
   * The operations of a verb and a path, the likeliest first. Several may share both; then the
   * names in the query decide.
   *
   * @param segments of the path below the organization, decoded
   * @param queryNames names of the query, without {@code api-version}
   */
  public List<Match> find(String verb, List<String> segments, Collection<String> queryNames) {
    return matches(segments).stream()
        .filter(match -> match.operation().verb().equals(verb))
        .sorted(MOST_FIXED_FIRST.thenComparing(match -> match.operation().distance(queryNames)))
        .toList();
  }

  /** The operations of a path, whatever the verb. */
  public List<Match> matches(List<String> segments) {
    return operations().stream()
        .flatMap(
            operation ->
                operation.path().match(segments).map(v -> new Match(operation, v)).stream())
        .toList();
  }
}
