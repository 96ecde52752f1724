// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.extension;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.store.Sequence;
import io.github.fluentado.emulator.store.Store;
import io.github.fluentado.emulator.store.Table;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Documents of extensions. A collection is there as long as a document is in it. The {@code __etag}
 * of a document counts how often it was written; a writer who names another one than the document
 * has is refused, and -1 means whichever.
 */
final class Documents {
  static final String ID = "id";
  static final String ETAG = "__etag";
  private static final int WHICHEVER = -1;

  private final Store store;
  private final Table<String, Sequence<JsonObject>> shelves;

  Documents(Store store) {
    this.store = store;
    this.shelves = store.table();
  }

  /** In the order in which they were made; empty where there is no such collection. */
  List<JsonObject> all(Shelf shelf) {
    return shelves.find(shelf.key()).map(Sequence::items).orElse(List.of());
  }

  Optional<JsonObject> find(Shelf shelf, String id) {
    return all(shelf).stream().filter(one -> isCalled(one, id)).findFirst();
  }

  private static boolean isCalled(JsonObject document, String id) {
    return id.equalsIgnoreCase(Json.string(document, ID));
  }

  JsonObject add(Shelf shelf, JsonObject document, String id) {
    if (find(shelf, id).isPresent()) {
      throw ExtensionErrors.exists(id, shelf);
    }
    JsonObject made = written(document, id, 1);
    shelves
        .find(shelf.key())
        .orElseGet(
            () -> {
              Sequence<JsonObject> fresh = store.sequence();
              shelves.put(shelf.key(), fresh);
              return fresh;
            })
        .add(made);
    return made;
  }

  /** Puts it in place of the one with its id. */
  JsonObject replace(Shelf shelf, JsonObject document, String id) {
    Sequence<JsonObject> all =
        shelves.find(shelf.key()).orElseThrow(() -> ExtensionErrors.noDocument(id, shelf));
    int at =
        IntStream.range(0, all.size())
            .filter(i -> isCalled(all.get(i), id))
            .findFirst()
            .orElseThrow(() -> ExtensionErrors.noDocument(id, shelf));
    int here = etag(all.get(at)).orElseThrow();
    int sent = etag(document).orElse(WHICHEVER);
    if (sent != WHICHEVER && sent != here) {
      throw ExtensionErrors.otherVersion(id, here, sent);
    }
    JsonObject next = written(document, id, here + 1);
    all.set(at, next);
    return next;
  }

  private static OptionalInt etag(JsonObject document) {
    JsonElement etag = Json.member(document, ETAG);
    return etag == null ? OptionalInt.empty() : OptionalInt.of(Json.number(etag));
  }

  private static JsonObject written(JsonObject document, String id, int etag) {
    JsonObject next = document.deepCopy();
    if (Json.member(next, ID) == null) {
      next.addProperty(ID, id);
    }
    next.addProperty(ETAG, etag);
    return next;
  }

  void remove(Shelf shelf, String id) {
    if (find(shelf, id).isEmpty()) {
      throw all(shelf).isEmpty()
          ? ExtensionErrors.noCollection()
          : ExtensionErrors.noDocument(id, shelf);
    }
    Sequence<JsonObject> all = shelves.find(shelf.key()).orElseThrow();
    all.removeIf(one -> isCalled(one, id));
    if (all.isEmpty()) {
      shelves.remove(shelf.key());
    }
  }
}
