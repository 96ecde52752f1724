// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A model, an enum, or another name for a shape, as published in one file or in several versions of
 * it.
 *
 * @param parent the definition whose properties this one has too
 * @param alias what a reference to this definition means, if it is neither model nor enum
 * @param published the versions of the file, with the published name
 */
record Definition(
    DefinitionId id,
    @Nullable DefinitionId parent,
    Map<String, Shape> properties,
    @Nullable Shape alias,
    List<String> values,
    boolean flags,
    @Nullable Subtypes subtypes,
    Set<Published> published) {

  record Published(String file, String name) implements Comparable<Published> {
    @Override
    public int compareTo(Published other) {
      int byFile = file.compareTo(other.file);
      return byFile != 0 ? byFile : name.compareTo(other.name);
    }
  }

  /**
   * The value of {@code property} tells which subtype is meant; without it, the set properties do.
   */
  record Subtypes(@Nullable String property, Map<String, DefinitionId> values) {}

  static Definition enumOf(DefinitionId id, List<String> values, Set<Published> published) {
    return new Definition(id, null, Map.of(), null, values, false, null, published);
  }

  static Definition aliasOf(DefinitionId id, Shape shape, Set<Published> published) {
    return new Definition(id, null, Map.of(), shape, List.of(), false, null, published);
  }

  /** The same without one of its subtypes; with none left, it has no subtypes. */
  Definition withoutSubtype(DefinitionId subtype) {
    Map<String, DefinitionId> left = new LinkedHashMap<>();
    if (subtypes != null) {
      left.putAll(subtypes.values());
      left.values().removeIf(subtype::equals);
    }
    Subtypes rest =
        subtypes == null || left.isEmpty() ? null : new Subtypes(subtypes.property(), left);
    return new Definition(id, parent, properties, alias, values, flags, rest, published);
  }

  /** Both versions of a definition as one: the older one decides, the newer one adds. */
  Definition union(Definition newer) {
    Map<String, Shape> all = new LinkedHashMap<>(properties);
    newer.properties.forEach((name, shape) -> all.merge(name, shape, Definition::wider));
    Set<String> allValues = new LinkedHashSet<>(values);
    allValues.addAll(newer.values);
    Set<Published> both = new LinkedHashSet<>(published);
    both.addAll(newer.published);
    return new Definition(
        id,
        parent == null ? newer.parent : parent,
        all,
        alias,
        new ArrayList<>(allValues),
        flags || newer.flags,
        union(subtypes, newer.subtypes),
        both);
  }

  private static @Nullable Subtypes union(@Nullable Subtypes older, @Nullable Subtypes newer) {
    if (older == null || newer == null) {
      return older == null ? newer : older;
    }
    Map<String, DefinitionId> values = new LinkedHashMap<>(older.values());
    newer.values().forEach(values::putIfAbsent);
    return new Subtypes(older.property(), values);
  }

  Definition withProperties(Map<String, Shape> all) {
    return new Definition(id, parent, all, alias, values, flags, subtypes, published);
  }

  Definition withSubtypes(@Nullable Subtypes known) {
    return new Definition(id, parent, properties, alias, values, flags, known, published);
  }

  Definition withFlags() {
    return new Definition(id, parent, properties, alias, values, true, subtypes, published);
  }

  private static Shape wider(Shape older, Shape newer) {
    return older.equals(Shape.integer("int32")) && newer.equals(Shape.integer("int64"))
        ? newer
        : older;
  }
}
