// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import io.github.fluentado.emulator.store.Cell;
import io.github.fluentado.emulator.store.Sequence;
import io.github.fluentado.emulator.store.Store;
import io.github.fluentado.emulator.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A node of the area or iteration tree. Changed only under the write lock of the router. */
final class Node {
  private final int id;
  private final UUID identifier;
  private final boolean area;
  private final Cell<Optional<Node>> parent;
  private final Cell<String> name;
  private final Table<String, String> attributes;
  private final Sequence<Node> children;

  Node(Store store, int id, UUID identifier, boolean area, @Nullable Node parent, String name) {
    this.id = id;
    this.identifier = identifier;
    this.area = area;
    this.parent = store.cell(Optional.ofNullable(parent));
    this.name = store.cell(name);
    this.attributes = store.table();
    this.children = store.sequence();
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
    return name.get();
  }

  @Nullable Node parent() {
    return parent.get().orElse(null);
  }

  List<Node> children() {
    return children.items();
  }

  Table<String, String> attributes() {
    return attributes;
  }

  void rename(String newName) {
    name.set(newName);
  }

  void add(Node child) {
    children.add(child);
    child.parent.set(Optional.of(this));
  }

  void remove(Node child) {
    children.removeIf(node -> node == child);
  }

  Optional<Node> child(String childName) {
    return children.stream().filter(node -> node.name().equalsIgnoreCase(childName)).findFirst();
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
    Node above = parent();
    List<String> names = above == null ? new ArrayList<>() : above.names();
    names.add(name.get());
    return names;
  }

  /** As fields hold it: {@code web\Website}. */
  String path() {
    return String.join("\\", names());
  }
}
