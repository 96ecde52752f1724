// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Knows the name of every component and the file where it stands. */
final class SchemaPlaces {
  static final String COMMON = "common";

  private final Map<DefinitionId, String> names = new HashMap<>();
  private final Map<String, String> homes = new HashMap<>();
  private final Map<String, String> bases = new HashMap<>();
  private final Map<String, Set<String>> neighbours = new HashMap<>();

  SchemaPlaces(Map<Components.Group, String> groupNames) {
    groupNames.forEach(
        (group, name) -> {
          group.members().forEach(member -> names.put(member, name));
          homes.put(name, group.areas().size() > 1 ? COMMON : group.areas().first());
        });
    groupNames.forEach((group, name) -> link(name, group.definition()));
    shareWhatSharedOnesNeed();
  }

  private void link(String name, Definition definition) {
    Set<String> linked = neighbours.computeIfAbsent(name, key -> new TreeSet<>());
    definition.properties().values().forEach(shape -> link(linked, shape));
    Definition.Subtypes subtypes = definition.subtypes();
    if (subtypes != null) {
      for (DefinitionId id : subtypes.values().values()) {
        bases.putIfAbsent(name(id), name);
        linked.add(name(id));
        neighbours.computeIfAbsent(name(id), key -> new TreeSet<>()).add(name);
      }
    }
  }

  private void link(Set<String> linked, Shape shape) {
    if (shape instanceof Shape.ListOf list) {
      link(linked, list.items());
    } else if (shape instanceof Shape.MapOf map) {
      link(linked, map.values());
    } else if (shape instanceof Shape.Named named) {
      linked.add(name(named.id()));
    }
  }

  /** Common refers to no area: what it needs is common as well, bases and subtypes included. */
  private void shareWhatSharedOnesNeed() {
    Deque<String> open = new ArrayDeque<>();
    homes.forEach((name, home) -> open.addAll(home.equals(COMMON) ? Set.of(name) : Set.of()));
    while (!open.isEmpty()) {
      for (String name : neighbours.getOrDefault(open.pop(), Set.of())) {
        if (!COMMON.equals(homes.put(name, COMMON))) {
          open.push(name);
        }
      }
    }
  }

  String name(DefinitionId id) {
    String name = names.get(id);
    if (name == null) {
      throw new IllegalStateException("no name for " + id);
    }
    return name;
  }

  /** The area in whose file the component stands, or {@link #COMMON}. */
  String home(DefinitionId id) {
    return homes.getOrDefault(name(id), COMMON);
  }

  /** The component whose subtypes name this one. */
  Optional<String> base(DefinitionId id) {
    return Optional.ofNullable(bases.get(name(id)));
  }
}
