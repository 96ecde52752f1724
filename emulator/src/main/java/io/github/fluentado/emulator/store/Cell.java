// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.store;

/** One value that changes. */
public final class Cell<T> {
  private final Store store;
  private final Noted noted;
  private T value;

  Cell(Store store, T first) {
    this.store = store;
    this.noted = new Noted(store);
    this.value = first;
  }

  public T get() {
    return value;
  }

  public void set(T next) {
    T old = value;
    value = next;
    store.changed(
        new Store.Change() {
          @Override
          public void takeBack() {
            value = old;
          }

          @Override
          public boolean matters() {
            return noted.first();
          }
        });
  }
}
