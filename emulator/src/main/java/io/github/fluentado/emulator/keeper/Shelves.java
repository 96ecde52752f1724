// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.keeper;

import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.store.Counter;
import io.github.fluentado.emulator.store.Sequence;
import io.github.fluentado.emulator.store.Store;
import io.github.fluentado.emulator.store.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is kept, by the paths of collections. Each is a text in lower case, with ids for names. */
final class Shelves {
  private final Store store;
  private final Table<String, Sequence<Kept>> shelves;
  private final Table<String, Counter> counters;

  Shelves(Store store) {
    this.store = store;
    this.shelves = store.table();
    this.counters = store.table();
  }

  /** In the order in which they were made. */
  List<Kept> all(String shelf) {
    return shelves.find(shelf).map(Sequence::items).orElse(List.of());
  }

  /** By its id or, if no other has that as its id, by its name, in any letter case. */
  Optional<Kept> find(String shelf, String idOrName) {
    List<Kept> all = all(shelf);
    return all.stream()
        .filter(kept -> kept.id().equalsIgnoreCase(idOrName))
        .findFirst()
        .or(
            () ->
                all.stream()
                    .filter(kept -> idOrName.equalsIgnoreCase(Json.string(kept.facts(), "name")))
                    .findFirst());
  }

  /** Adds it, or takes the place of the one with its id. */
  void put(String shelf, Kept kept) {
    Sequence<Kept> all =
        shelves
            .find(shelf)
            .orElseGet(
                () -> {
                  Sequence<Kept> made = store.sequence();
                  shelves.put(shelf, made);
                  return made;
                });
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).id().equalsIgnoreCase(kept.id())) {
        all.set(i, kept);
        return;
      }
    }
    all.add(kept);
  }

  /** With all that is below it. */
  void remove(String shelf, Kept kept) {
    shelves.find(shelf).ifPresent(all -> all.removeIf(one -> one.id().equals(kept.id())));
    String below = below(shelf, kept.id()) + "/";
    shelves.keys().stream().filter(key -> key.startsWith(below)).forEach(shelves::remove);
  }

  static String below(String shelf, String id) {
    return shelf + "/" + id.toLowerCase(Locale.ROOT);
  }

  /** A number that no other thing of the kind has or had, in whatever project. */
  int number(String kind) {
    Counter counter =
        counters
            .find(kind)
            .orElseGet(
                () -> {
                  Counter made = store.counter();
                  counters.put(kind, made);
                  return made;
                });
    return counter.next();
  }
}
