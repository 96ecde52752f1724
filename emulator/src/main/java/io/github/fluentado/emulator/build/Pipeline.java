// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import com.google.gson.JsonElement;
import io.github.fluentado.emulator.store.Cell;
import io.github.fluentado.emulator.store.Sequence;
import io.github.fluentado.emulator.store.Store;
import io.github.fluentado.emulator.store.Table;
import java.util.UUID;

/** A pipeline: all revisions of its definition, and what changes without making one. */
final class Pipeline {
  private final int id;
  private final UUID project;
  private final Sequence<Definition> revisions;
  private final Table<String, String> tags;
  private final Table<String, JsonElement> properties;
  private final Table<String, Integer> numbers;
  private final Cell<Boolean> deleted;

  Pipeline(Store store, int id, UUID project, Definition first) {
    this.id = id;
    this.project = project;
    this.revisions = store.sequence();
    this.tags = store.table(String.CASE_INSENSITIVE_ORDER);
    this.properties = store.table(String.CASE_INSENSITIVE_ORDER);
    this.numbers = store.table();
    this.deleted = store.cell(false);
    revisions.add(first);
  }

  int id() {
    return id;
  }

  UUID project() {
    return project;
  }

  Definition latest() {
    return revisions.last();
  }

  Sequence<Definition> revisions() {
    return revisions;
  }

  Definition revision(int number) {
    return revisions.stream()
        .filter(definition -> definition.revision() == number)
        .findFirst()
        .orElseThrow(() -> BuildErrors.noDefinition(id + " of revision " + number));
  }

  Table<String, String> tags() {
    return tags;
  }

  Table<String, JsonElement> properties() {
    return properties;
  }

  /** Counts builds whose numbers have the same text around the count. */
  int nextNumber(String text) {
    int next = numbers.find(text).orElse(0) + 1;
    numbers.put(text, next);
    return next;
  }

  boolean deleted() {
    return deleted.get();
  }

  void delete(boolean gone) {
    deleted.set(gone);
  }
}
