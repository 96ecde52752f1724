// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.store;

/** Numbers 1, 2, 3, … for new things. */
public final class Counter {
  private final Store store;
  private int last;

  Counter(Store store) {
    this.store = store;
  }

  public int next() {
    last++;
    store.changed(() -> last--);
    return last;
  }

  /** The number given last; 0 before the first. */
  public int last() {
    return last;
  }
}
