// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.store;

/** One value that changes. */
public final class Cell<T> {
  private final Store store;
  private T value;

  Cell(Store store, T first) {
    this.store = store;
    this.value = first;
  }

  public T get() {
    return value;
  }

  public void set(T next) {
    T old = value;
    value = next;
    store.changed(() -> value = old);
  }
}
