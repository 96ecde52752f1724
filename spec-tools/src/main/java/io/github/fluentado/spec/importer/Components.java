// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The definitions that operations reach, with those that are the same made one.
 *
 * <p>Two definitions are the same if they have the same name and their properties mean the same,
 * all the way down. Starting from the names, groups are split until nothing tells their members
 * apart.
 */
final class Components {
  private final Definitions definitions;
  private final SortedSet<DefinitionId> reached = new TreeSet<>();
  private final Map<DefinitionId, Integer> groups = new HashMap<>();

  Components(Definitions definitions, Collection<Shape> roots) {
    this.definitions = definitions;
    reach(roots);
    split();
  }

  /** One group of definitions that are the same. */
  record Group(Definition definition, List<DefinitionId> members) {
    SortedSet<String> areas() {
      SortedSet<String> areas = new TreeSet<>();
      members.forEach(member -> areas.add(member.area()));
      return areas;
    }

    SortedSet<Definition.Published> published(Definitions definitions) {
      SortedSet<Definition.Published> all = new TreeSet<>();
      members.forEach(member -> all.addAll(definitions.get(member).published()));
      return all;
    }
  }

  List<Group> groups() {
    Map<Integer, List<DefinitionId>> members = new TreeMap<>();
    reached.forEach(id -> members.computeIfAbsent(group(id), key -> new ArrayList<>()).add(id));
    return members.values().stream().map(ids -> new Group(definition(ids.get(0)), ids)).toList();
  }

  Definition definition(DefinitionId id) {
    return definitions.get(id);
  }

  private int group(DefinitionId id) {
    return groups.getOrDefault(id, -1);
  }

  private void reach(Collection<Shape> roots) {
    Deque<Shape> open = new ArrayDeque<>(roots);
    while (!open.isEmpty()) {
      Shape shape = open.pop();
      if (shape instanceof Shape.ListOf list) {
        open.push(list.items());
      } else if (shape instanceof Shape.MapOf map) {
        open.push(map.values());
      } else if (shape instanceof Shape.Named named && reached.add(named.id())) {
        open.addAll(definition(named.id()).properties().values());
        Definition.Subtypes subtypes = definition(named.id()).subtypes();
        if (subtypes != null) {
          subtypes.values().values().forEach(id -> open.add(new Shape.Named(id)));
        }
      }
    }
  }

  private void split() {
    reached.forEach(id -> groups.put(id, 0));
    int before = -1;
    int count = 0;
    while (count != before) {
      before = count;
      count = regroup();
    }
  }

  private int regroup() {
    Map<String, Integer> numbers = new HashMap<>();
    Map<DefinitionId, Integer> next = new HashMap<>();
    for (DefinitionId id : reached) {
      next.put(id, numbers.computeIfAbsent(signature(definition(id)), key -> numbers.size()));
    }
    groups.putAll(next);
    return numbers.size();
  }

  private String signature(Definition definition) {
    StringBuilder text = new StringBuilder(definition.id().name());
    text.append(definition.id().isEnum() ? " enum " : " model ").append(group(definition.id()));
    text.append(new TreeSet<>(definition.values())).append(definition.flags());
    new TreeMap<>(definition.properties())
        .forEach((name, shape) -> text.append(';').append(name).append('=').append(text(shape)));
    Definition.Subtypes subtypes = definition.subtypes();
    if (subtypes != null) {
      text.append(subtypes.property());
      subtypes.values().forEach((value, id) -> text.append(value).append(group(id)));
    }
    return text.toString();
  }

  private String text(Shape shape) {
    if (shape instanceof Shape.ListOf list) {
      return "[" + text(list.items()) + "]";
    }
    if (shape instanceof Shape.MapOf map) {
      return "{" + text(map.values()) + "}";
    }
    return shape instanceof Shape.Named named
        ? named.id().name() + "#" + group(named.id())
        : shape.toString();
  }
}
