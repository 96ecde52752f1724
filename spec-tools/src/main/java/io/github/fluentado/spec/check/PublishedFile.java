// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** One published Swagger file of one version of one area. */
final class PublishedFile {
  static final List<String> SECTIONS = List.of("paths", "x-ms-paths");

  private final String name;
  private final Node root;
  private final Map<String, Set<String>> enums = new HashMap<>();
  private final Set<String> flags = new HashSet<>();

  /**
   * @param name such as {@code git/7.1/git.json}
   */
  PublishedFile(String name, Node root) {
    this.name = name;
    this.root = root;
    collectEnums(root);
  }

  String name() {
    return name;
  }

  String area() {
    return name.substring(0, name.indexOf('/'));
  }

  String version() {
    return name.split("/", -1)[1];
  }

  String host() {
    return root.get("host").text();
  }

  /** The id of the resource area, if one is published. */
  Set<String> resourceAreas() {
    String id = root.get("x-ms-vss-resource-area-id").text();
    return id.isEmpty() ? Set.of() : Set.of(id);
  }

  Node root() {
    return root;
  }

  boolean isSwagger() {
    return root.get("swagger").text().equals("2.0") && root.get("paths").isMap();
  }

  List<PublishedOperation> operations() {
    List<PublishedOperation> operations = new ArrayList<>();
    for (String section : SECTIONS) {
      root.get(section)
          .members()
          .forEach(
              (path, item) ->
                  item.members()
                      .forEach(
                          (verb, node) ->
                              operations.add(
                                  new PublishedOperation(this, path, verb, node, null))));
    }
    return operations;
  }

  Map<String, Node> definitions() {
    return root.get("definitions").members();
  }

  Node definition(String definition) {
    return root.get("definitions").get(definition);
  }

  /** All values that any place of this file lists for the enum. */
  Set<String> enumValues(String enumName) {
    return enums.getOrDefault(enumName, Set.of());
  }

  /** Whether a correction says so: nothing published does. */
  boolean isFlags(String enumName) {
    return flags.contains(enumName);
  }

  /**
   * Own properties and those of the bases, own ones winning, each with the definition it is from.
   */
  Map<String, Property> properties(String definition) {
    Map<String, Property> all = new LinkedHashMap<>();
    collectProperties(definition, all, new LinkedHashSet<>());
    return all;
  }

  /** The definition that this one extends, or an empty text. */
  String base(String definition) {
    return definition(definition).get("allOf").items().stream()
        .map(part -> target(part.get("$ref").text()))
        .filter(base -> !base.isEmpty())
        .findFirst()
        .orElse("");
  }

  boolean extendsDefinition(String definition, String ancestor) {
    Set<String> seen = new LinkedHashSet<>();
    String base = base(definition);
    while (!base.isEmpty() && seen.add(base)) {
      if (base.equals(ancestor)) {
        return true;
      }
      base = base(base);
    }
    return false;
  }

  /** The definitions that extend this one directly. */
  Stream<String> subtypes(String definition) {
    return definitions().keySet().stream().filter(other -> base(other).equals(definition));
  }

  static String target(String reference) {
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  private void collectProperties(String definition, Map<String, Property> all, Set<String> seen) {
    if (!seen.add(definition)) {
      return;
    }
    String base = base(definition);
    if (!base.isEmpty()) {
      collectProperties(base, all, seen);
    }
    definition(definition)
        .get("properties")
        .members()
        .forEach((key, schema) -> all.put(key, new Property(definition, schema)));
  }

  private void collectEnums(Node node) {
    String enumName = node.get("x-ms-enum").get("name").text();
    if (!enumName.isEmpty()) {
      Set<String> values = enums.computeIfAbsent(enumName, key -> new LinkedHashSet<>());
      values.addAll(node.get("enum").texts());
      if (node.get("x-ado-flags").isTrue()) {
        flags.add(enumName);
      }
    }
    node.members().values().forEach(this::collectEnums);
    node.items().forEach(this::collectEnums);
  }

  /**
   * @param definition the definition that declares the property, which may be a base
   */
  record Property(String definition, Node schema) {}
}
