// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.store;

import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A map in the order of its keys. */
public final class Table<K, V> {
  private final Store store;
  private final Noted born;
  private final Noted marked;
  private final NavigableMap<K, V> rows;
  private final Set<K> noted;
  private final ToLongFunction<V> weighed;
  private long weight;

  Table(Store store, Comparator<? super K> order, ToLongFunction<V> weighed) {
    this.store = store;
    this.born = new Noted(store);
    this.marked = new Noted(store);
    this.rows = new TreeMap<>(order);
    this.noted = new TreeSet<>(order);
    this.weighed = weighed;
  }

  public Optional<V> find(K key) {
    store.looked(1);
    return Optional.ofNullable(rows.get(key));
  }

  public boolean has(K key) {
    store.looked(1);
    return rows.containsKey(key);
  }

  public int size() {
    return rows.size();
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** The values as they are now, in the order of their keys. */
  public List<V> values() {
    store.looked(rows.size());
    return List.copyOf(rows.values());
  }

  public List<K> keys() {
    store.looked(rows.size());
    return List.copyOf(rows.keySet());
  }

  /** The lowest key. */
  public Optional<K> first() {
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.firstKey());
  }

  public Stream<V> stream() {
    return rows.values().stream().peek(row -> store.looked(1));
  }

  /** The values of this key and those behind it. */
  public Stream<V> from(K key) {
    return rows.tailMap(key, true).values().stream().peek(row -> store.looked(1));
  }

  public void put(K key, V value) {
    V old = rows.put(key, value);
    weigh(old, value);
    changed(key, old);
  }

  public void remove(K key) {
    V old = rows.remove(key);
    if (old != null) {
      weigh(old, null);
      changed(key, old);
    }
  }

  private void changed(K key, @Nullable V old) {
    store.changed(
        new Store.Change() {
          @Override
          public void takeBack() {
            restore(key, old);
          }

          @Override
          public boolean matters() {
            return born.isStale() && isFirst(key);
          }
        });
  }

  /** Whether this is the first change of the row since the last mark; from now on it is not. */
  private boolean isFirst(K key) {
    if (marked.first()) {
      noted.clear();
    }
    return noted.add(key);
  }

  private void restore(K key, @Nullable V old) {
    V undone = old == null ? rows.remove(key) : rows.put(key, old);
    weigh(undone, old);
  }

  private void weigh(@Nullable V gone, @Nullable V come) {
    weight += come == null ? 0 : weighed.applyAsLong(come);
    weight -= gone == null ? 0 : weighed.applyAsLong(gone);
  }

  /** What the rows weigh together. */
  public long weight() {
    return weight;
  }
}
