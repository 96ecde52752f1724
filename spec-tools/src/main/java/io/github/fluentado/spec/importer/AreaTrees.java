// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Puts the area files together. */
final class AreaTrees {
  private final Definitions definitions;
  private final Components components;
  private final SchemaPlaces places;
  private final Map<String, Map<String, Object>> paths = new TreeMap<>();
  private final Map<String, Map<String, Object>> schemas = new TreeMap<>();
  private final Map<String, String> versions = new TreeMap<>();
  private final Map<String, Set<String>> resourceAreas = new TreeMap<>();

  AreaTrees(
      Definitions definitions, Components components, Map<Components.Group, String> groupNames) {
    this.definitions = definitions;
    this.components = components;
    this.places = new SchemaPlaces(groupNames);
    groupNames.forEach(this::addSchema);
  }

  private void addSchema(Components.Group group, String name) {
    String home = places.home(group.definition().id());
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("x-ado-area", home);
    schema.put(
        "x-ado-published",
        group.published(definitions).stream()
            .map(
                published -> {
                  Map<String, Object> one = new LinkedHashMap<>();
                  one.put("file", published.file());
                  one.put("name", published.name());
                  return one;
                })
            .toList());
    schema.putAll(content(components.definition(group.definition().id()), home));
    schemas.computeIfAbsent(home, key -> new TreeMap<>()).put(name, schema);
  }

  private Map<String, Object> content(Definition definition, String home) {
    Map<String, Object> schema = new LinkedHashMap<>();
    if (definition.id().isEnum()) {
      schema.put("type", "string");
      if (definition.flags()) {
        schema.put("x-ado-flags", true);
      }
      schema.put("enum", definition.values());
      return schema;
    }
    places.base(definition.id()).ifPresent(base -> schema.put("x-ado-extends", base));
    Definition.Subtypes subtypes = definition.subtypes();
    if (subtypes != null) {
      schema.put("x-ado-subtypes", subtypes(subtypes));
    }
    schema.put("type", "object");
    Map<String, Object> properties = new LinkedHashMap<>();
    definition.properties().forEach((name, shape) -> properties.put(name, schema(shape, home)));
    schema.put("properties", properties);
    return schema;
  }

  private Map<String, Object> subtypes(Definition.Subtypes subtypes) {
    Map<String, Object> tree = new LinkedHashMap<>();
    if (subtypes.property() == null) {
      tree.put("values", subtypes.values().values().stream().map(places::name).toList());
      return tree;
    }
    Map<String, Object> values = new LinkedHashMap<>();
    subtypes.values().forEach((value, id) -> values.put(value, places.name(id)));
    tree.put("property", subtypes.property());
    tree.put("values", values);
    return tree;
  }

  /** The schema of a shape, for use in the file of an area. */
  Map<String, Object> schema(Shape shape, String area) {
    Map<String, Object> schema = new LinkedHashMap<>();
    if (shape instanceof Shape.Scalar scalar) {
      schema.put("type", scalar.type());
      if (scalar.format() != null) {
        schema.put("format", scalar.format());
      }
    } else if (shape instanceof Shape.Special special) {
      schema.put("x-ado-type", special.name());
    } else if (shape instanceof Shape.ListOf list) {
      schema.put("type", "array");
      schema.put("items", schema(list.items(), area));
    } else if (shape instanceof Shape.MapOf map) {
      schema.put("type", "object");
      schema.put("additionalProperties", schema(map.values(), area));
    } else if (shape instanceof Shape.Named named) {
      String home = places.home(named.id());
      String file = home.equals(area) ? "" : home + ".yaml";
      schema.put("$ref", file + "#/components/schemas/" + places.name(named.id()));
    }
    return schema;
  }

  void addFile(SwaggerFile file) {
    versions.merge(
        file.area(), file.version(), (one, other) -> one.compareTo(other) < 0 ? one : other);
    String resourceArea = Json.text(file.root(), "x-ms-vss-resource-area-id");
    if (!resourceArea.isEmpty()) {
      resourceAreas.computeIfAbsent(file.area(), key -> new TreeSet<>()).add(resourceArea);
    }
  }

  void addOperation(String area, String path, String verb, Map<String, Object> operation) {
    Object verbs =
        paths
            .computeIfAbsent(area, key -> new TreeMap<>())
            .computeIfAbsent(path, key -> new VerbMap());
    if (!(verbs instanceof VerbMap map) || map.putIfAbsent(verb, operation) != null) {
      throw ImportFailure.of(area, path + " " + verb, "second operation on this path");
    }
  }

  void addHandDescribed(String area, Map<String, Object> byHand) {
    versions.putIfAbsent(area, "");
    byHand.forEach(
        (name, schema) ->
            schemas
                .computeIfAbsent(area, key -> new TreeMap<>())
                .put(name, resolved(schema, area)));
  }

  /** A hand-described tree with its references to published definitions resolved. */
  Object resolved(Object tree, String area) {
    if (tree instanceof Shape shape) {
      return schema(definitions.resolve(shape), area);
    }
    if (tree instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((key, value) -> copy.put(String.valueOf(key), resolved(value, area)));
      return copy;
    }
    return tree instanceof List<?> list
        ? list.stream().map(item -> resolved(item, area)).toList()
        : tree;
  }

  int schemaCount() {
    return schemas.values().stream().mapToInt(Map::size).sum();
  }

  /** File name to content. */
  Map<String, Map<String, Object>> files() {
    Map<String, Map<String, Object>> files = new TreeMap<>();
    Set<String> areas = new TreeSet<>(paths.keySet());
    areas.addAll(schemas.keySet());
    areas.forEach(area -> files.put(area + ".yaml", file(area)));
    return files;
  }

  private Map<String, Object> file(String area) {
    Map<String, Object> file = new LinkedHashMap<>();
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("title", "Azure DevOps: " + area);
    String version = versions.getOrDefault(area, "");
    info.put("version", version.isEmpty() ? newest() : version);
    file.put("openapi", "3.0.3");
    file.put("info", info);
    file.put("x-ado-area", area);
    if (resourceAreas.containsKey(area)) {
      file.put("x-ado-resource-areas", List.copyOf(resourceAreas.getOrDefault(area, Set.of())));
    }
    file.put("paths", paths.getOrDefault(area, Map.of()));
    Map<String, Object> components = new LinkedHashMap<>();
    components.put("schemas", schemas.getOrDefault(area, Map.of()));
    file.put("components", components);
    return file;
  }

  private String newest() {
    return versions.values().stream().filter(v -> !v.isEmpty()).sorted().findFirst().orElse("");
  }

  /** Verbs of a path in alphabetical order. */
  private static final class VerbMap extends TreeMap<String, Object> {
    private static final long serialVersionUID = 1L;
  }
}
