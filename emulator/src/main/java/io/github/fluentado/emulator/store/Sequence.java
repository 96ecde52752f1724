// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A list in the order of arrival. */
public final class Sequence<T> {
  private final Store store;
  private final List<T> items = new ArrayList<>();

  Sequence(Store store) {
    this.store = store;
  }

  /** The items as they are now. */
  public List<T> items() {
    return List.copyOf(items);
  }

  public Stream<T> stream() {
    return items.stream();
  }

  public int size() {
    return items.size();
  }

  public boolean isEmpty() {
    return items.isEmpty();
  }

  public T get(int index) {
    return items.get(index);
  }

  public T last() {
    return items.get(items.size() - 1);
  }

  public void add(T item) {
    add(items.size(), item);
  }

  public void add(int index, T item) {
    items.add(index, item);
    store.changed(() -> items.remove(index));
  }

  public void set(int index, T item) {
    T old = items.set(index, item);
    store.changed(() -> items.set(index, old));
  }

  public void removeAt(int index) {
    T old = items.remove(index);
    store.changed(() -> items.add(index, old));
  }

  public void removeIf(Predicate<? super T> unwanted) {
    for (int i = items.size() - 1; i >= 0; i--) {
      if (unwanted.test(items.get(i))) {
        removeAt(i);
      }
    }
  }

  public void replaceAll(UnaryOperator<T> change) {
    for (int i = 0; i < items.size(); i++) {
      set(i, change.apply(items.get(i)));
    }
  }
}
