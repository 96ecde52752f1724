// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A saved query or a folder of them. Changed only under the write lock of the router. */
final class QueryItem {
  private final UUID id;
  private final boolean folder;
  private final Instant created;
  private final List<QueryItem> children = new ArrayList<>();
  private String name;
  private String wiql;
  private Instant modified;
  private @Nullable QueryItem parent;

  QueryItem(UUID id, String name, boolean folder, String wiql, Instant now) {
    this.id = id;
    this.name = name;
    this.folder = folder;
    this.wiql = wiql;
    this.created = now;
    this.modified = now;
  }

  UUID id() {
    return id;
  }

  String name() {
    return name;
  }

  boolean isFolder() {
    return folder;
  }

  String wiql() {
    return wiql;
  }

  Instant created() {
    return created;
  }

  Instant modified() {
    return modified;
  }

  @Nullable QueryItem parent() {
    return parent;
  }

  List<QueryItem> children() {
    return List.copyOf(children);
  }

  boolean isShared() {
    return parent == null ? name.equals("Shared Queries") : parent.isShared();
  }

  String path() {
    return parent == null ? name : parent.path() + "/" + name;
  }

  void change(String newName, String newWiql, Instant now) {
    name = newName;
    wiql = newWiql;
    modified = now;
  }

  void add(QueryItem child) {
    children.add(child);
    child.parent = this;
  }

  void remove() {
    if (parent != null) {
      parent.children.remove(this);
    }
  }

  Optional<QueryItem> withId(String wanted) {
    if (id.toString().equalsIgnoreCase(wanted)) {
      return Optional.of(this);
    }
    return children.stream().flatMap(child -> child.withId(wanted).stream()).findFirst();
  }
}
