// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.store;

import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A map in the order of its keys. */
public final class Table<K, V> {
  private final Store store;
  private final NavigableMap<K, V> rows;

  Table(Store store, Comparator<? super K> order) {
    this.store = store;
    this.rows = new TreeMap<>(order);
  }

  public Optional<V> find(K key) {
    return Optional.ofNullable(rows.get(key));
  }

  public boolean has(K key) {
    return rows.containsKey(key);
  }

  public int size() {
    return rows.size();
  }

  /** The values as they are now, in the order of their keys. */
  public List<V> values() {
    return List.copyOf(rows.values());
  }

  public List<K> keys() {
    return List.copyOf(rows.keySet());
  }

  /** The lowest key. */
  public Optional<K> first() {
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.firstKey());
  }

  public Stream<V> stream() {
    return rows.values().stream();
  }

  public void put(K key, V value) {
    V old = rows.put(key, value);
    store.changed(() -> restore(key, old));
  }

  public void remove(K key) {
    V old = rows.remove(key);
    if (old != null) {
      store.changed(() -> restore(key, old));
    }
  }

  private void restore(K key, @Nullable V old) {
    if (old == null) {
      rows.remove(key);
    } else {
      rows.put(key, old);
    }
  }
}
