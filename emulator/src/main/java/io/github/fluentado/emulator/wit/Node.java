// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A node of the area or iteration tree. Changed only under the write lock of the router. */
final class Node {
  private final int id;
  private final UUID identifier;
  private final boolean area;
  private @Nullable Node parent;
  private String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<Node> children = new ArrayList<>();

  Node(int id, UUID identifier, boolean area, @Nullable Node parent, String name) {
    this.id = id;
    this.identifier = identifier;
    this.area = area;
    this.parent = parent;
    this.name = name;
  }

  int id() {
    return id;
  }

  UUID identifier() {
    return identifier;
  }

  boolean isArea() {
    return area;
  }

  String name() {
    return name;
  }

  @Nullable Node parent() {
    return parent;
  }

  List<Node> children() {
    return List.copyOf(children);
  }

  Map<String, String> attributes() {
    return attributes;
  }

  void rename(String newName) {
    name = newName;
  }

  void add(Node child) {
    children.add(child);
    child.parent = this;
  }

  void remove(Node child) {
    children.remove(child);
  }

  Optional<Node> child(String childName) {
    return children.stream().filter(node -> node.name.equalsIgnoreCase(childName)).findFirst();
  }

  /** The node below this one at these names. */
  Optional<Node> below(List<String> names) {
    Optional<Node> node = Optional.of(this);
    for (String step : names) {
      node = node.flatMap(n -> n.child(step));
    }
    return node;
  }

  Optional<Node> withId(int wanted) {
    if (id == wanted) {
      return Optional.of(this);
    }
    return children.stream().flatMap(node -> node.withId(wanted).stream()).findFirst();
  }

  /** Names from the root down, the root's first: the project. */
  List<String> names() {
    List<String> names = parent == null ? new ArrayList<>() : parent.names();
    names.add(name);
    return names;
  }

  /** As fields hold it: {@code web\Website}. */
  String path() {
    return String.join("\\", names());
  }
}
