// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every definition and enum of all files, flattened, with the versions of a file united. */
final class Definitions {
  private final Map<DefinitionId, Definition> raw = new TreeMap<>();
  private final Map<DefinitionId, Definition> flat = new HashMap<>();
  private final Map<SwaggerFile, ShapeReader> readers = new HashMap<>();

  private Definitions() {}

  /**
   * @param files the oldest version of a file first
   */
  static Definitions read(Collection<SwaggerFile> files, Problems problems) {
    Definitions all = new Definitions();
    files.forEach(file -> all.read(file, problems));
    all.raw.replaceAll((id, definition) -> all.withKnownSubtypes(definition, problems));
    return all;
  }

  private void read(SwaggerFile file, Problems problems) {
    Map<String, Definition> enums = EnumReader.read(file);
    ShapeReader shapes = new ShapeReader(file, enums.keySet(), problems);
    readers.put(file, shapes);
    enums.values().forEach(this::add);
    new DefinitionReader(file, shapes, problems).read().values().forEach(this::add);
  }

  /** A subtype may be in one version only, but not in none. */
  private Definition withKnownSubtypes(Definition definition, Problems problems) {
    Definition.Subtypes subtypes = definition.subtypes();
    if (subtypes == null) {
      return definition;
    }
    Definition known = definition;
    for (DefinitionId id : subtypes.values().values()) {
      if (!has(id)) {
        known = known.withoutSubtype(id);
        String path = "definitions." + definition.id().name() + ".x-ado-subtypes";
        problems.add(definition.id().family(), path, "no definition '" + id.name() + "'");
      }
    }
    return known;
  }

  private void add(Definition definition) {
    raw.merge(definition.id(), definition, Definition::union);
  }

  /** Reads schemas that stand in operations of the file. */
  ShapeReader shapes(SwaggerFile file) {
    ShapeReader reader = readers.get(file);
    if (reader == null) {
      throw new IllegalArgumentException(file.label());
    }
    return reader;
  }

  boolean has(DefinitionId id) {
    return raw.containsKey(id);
  }

  /** The definition with the properties of its bases and without other names for shapes. */
  Definition get(DefinitionId id) {
    Definition known = flat.get(id);
    if (known != null) {
      return known;
    }
    Definition definition = raw.get(id);
    if (definition == null) {
      throw new IllegalArgumentException(id.toString());
    }
    Map<String, Shape> properties = new LinkedHashMap<>();
    allProperties(definition, new LinkedHashSet<>())
        .forEach((name, shape) -> properties.put(name, resolve(shape)));
    Definition result = withSubtypesOfItsLike(definition.withProperties(properties));
    flat.put(id, result);
    return result;
  }

  /** Files that name only the base of a hierarchy repeat it without its subclasses. */
  private Definition withSubtypesOfItsLike(Definition definition) {
    if (definition.subtypes() != null || definition.id().isEnum()) {
      return definition;
    }
    List<Definition> alike =
        raw.values().stream()
            .filter(other -> other.subtypes() != null)
            .filter(other -> other.id().name().equals(definition.id().name()))
            .filter(other -> other.properties().keySet().equals(definition.properties().keySet()))
            .toList();
    return alike.size() == 1 ? definition.withSubtypes(alike.get(0).subtypes()) : definition;
  }

  private Map<String, Shape> allProperties(Definition definition, Set<DefinitionId> seen) {
    Map<String, Shape> properties = new LinkedHashMap<>();
    Definition parent = parent(definition);
    if (parent != null && seen.add(parent.id())) {
      properties.putAll(allProperties(parent, seen));
    }
    properties.putAll(definition.properties());
    return properties;
  }

  private @Nullable Definition parent(Definition definition) {
    return definition.parent() == null ? null : raw.get(definition.parent());
  }

  /** The shape with every other name for a shape replaced by that shape. */
  Shape resolve(Shape shape) {
    return resolve(shape, Set.of());
  }

  private Shape resolve(Shape shape, Set<Shape> within) {
    if (shape instanceof Shape.ListOf list) {
      return new Shape.ListOf(resolve(list.items(), within));
    }
    if (shape instanceof Shape.MapOf map) {
      return new Shape.MapOf(resolve(map.values(), within));
    }
    Shape alias = shape instanceof Shape.Named named ? alias(named.id()) : null;
    if (alias == null) {
      return shape;
    }
    Set<Shape> deeper = new LinkedHashSet<>(within);
    return deeper.add(shape) ? resolve(alias, deeper) : Shape.JSON;
  }

  private @Nullable Shape alias(DefinitionId id) {
    Definition definition = raw.get(id);
    return definition == null ? null : definition.alias();
  }
}
