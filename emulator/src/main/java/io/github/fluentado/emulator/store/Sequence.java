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
  private final Noted born;
  private final List<T> items = new ArrayList<>();

  Sequence(Store store) {
    this.store = store;
    this.born = new Noted(store);
  }

  /** The items as they are now. */
  public List<T> items() {
    store.looked(items.size());
    return List.copyOf(items);
  }

  public Stream<T> stream() {
    return items.stream().peek(item -> store.looked(1));
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
    changed(() -> items.remove(index));
  }

  public void set(int index, T item) {
    T old = items.set(index, item);
    changed(() -> items.set(index, old));
  }

  public void removeAt(int index) {
    T old = items.remove(index);
    changed(() -> items.add(index, old));
  }

  /** Places shift, so that each change since the mark is needed, and not only the first. */
  private void changed(Runnable takeBack) {
    store.changed(
        new Store.Change() {
          @Override
          public void takeBack() {
            takeBack.run();
          }

          @Override
          public boolean matters() {
            return born.isStale();
          }
        });
  }

  public void removeIf(Predicate<? super T> unwanted) {
    store.looked(items.size());
    for (int i = items.size() - 1; i >= 0; i--) {
      if (unwanted.test(items.get(i))) {
        removeAt(i);
      }
    }
  }

  /** Puts what the change makes of them in place of the items. */
  public void replaceAll(UnaryOperator<T> change) {
    store.looked(items.size());
    for (int i = 0; i < items.size(); i++) {
      T old = items.get(i);
      T next = change.apply(old);
      if (next != old) {
        set(i, next);
      }
    }
  }
}
