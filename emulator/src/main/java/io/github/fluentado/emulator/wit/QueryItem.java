// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import io.github.fluentado.emulator.store.Cell;
import io.github.fluentado.emulator.store.Sequence;
import io.github.fluentado.emulator.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A saved query or a folder of them. Changed only under the write lock of the router. */
final class QueryItem {
  private final UUID id;
  private final boolean folder;
  private final Instant created;
  private final Sequence<QueryItem> children;
  private final Cell<String> name;
  private final Cell<String> wiql;
  private final Cell<Instant> modified;
  private final Cell<Optional<QueryItem>> parent;
  private final Cell<Boolean> deleted;

  QueryItem(Store store, UUID id, String name, boolean folder, String wiql, Instant now) {
    this.id = id;
    this.name = store.cell(name);
    this.folder = folder;
    this.wiql = store.cell(wiql);
    this.created = now;
    this.modified = store.cell(now);
    this.parent = store.cell(Optional.empty());
    this.children = store.sequence();
    this.deleted = store.cell(false);
  }

  UUID id() {
    return id;
  }

  String name() {
    return name.get();
  }

  boolean isFolder() {
    return folder;
  }

  String wiql() {
    return wiql.get();
  }

  Instant created() {
    return created;
  }

  Instant modified() {
    return modified.get();
  }

  @Nullable QueryItem parent() {
    return parent.get().orElse(null);
  }

  List<QueryItem> children() {
    return children(false);
  }

  List<QueryItem> children(boolean withDeleted) {
    return children.stream().filter(child -> withDeleted || !child.isDeleted()).toList();
  }

  boolean isDeleted() {
    return deleted.get();
  }

  boolean isShared() {
    QueryItem above = parent();
    return above == null ? name().equals("Shared Queries") : above.isShared();
  }

  String path() {
    QueryItem above = parent();
    return above == null ? name() : above.path() + "/" + name();
  }

  void change(String newName, String newWiql, Instant now) {
    name.set(newName);
    wiql.set(newWiql);
    modified.set(now);
  }

  void add(QueryItem child) {
    children.add(child);
    child.parent.set(Optional.of(this));
  }

  /** Puts it away with all that is in it, from where it can come back. */
  void remove() {
    deleted.set(true);
    children().forEach(QueryItem::remove);
  }

  /** Brings it back, alone or with what is in it. */
  void restore(boolean descendants) {
    deleted.set(false);
    if (descendants) {
      children(true).forEach(child -> child.restore(true));
    }
  }

  Optional<QueryItem> withId(String wanted, boolean withDeleted) {
    if (id.toString().equalsIgnoreCase(wanted)) {
      return Optional.of(this);
    }
    return children(withDeleted).stream()
        .flatMap(child -> child.withId(wanted, withDeleted).stream())
        .findFirst();
  }
}
