// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.store;

/** Numbers 1, 2, 3, … for new things. */
public final class Counter {
  private final Cell<Integer> last;

  Counter(Store store) {
    this.last = store.cell(0);
  }

  public int next() {
    last.set(last.get() + 1);
    return last.get();
  }

  /** The number given last; 0 before the first. */
  public int last() {
    return last.get();
  }
}
