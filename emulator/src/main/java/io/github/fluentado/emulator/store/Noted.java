// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.store;

/** Whether the value of a single thing is kept already for the last mark. */
final class Noted {
  private final Store store;
  private int era;

  /** What is made after the last mark has no value to go back to. */
  Noted(Store store) {
    this.store = store;
    this.era = store.era();
  }

  /** Whether this is the first change since the last mark; from now on it is not. */
  boolean first() {
    boolean first = isStale();
    era = store.era();
    return first;
  }

  /** Whether there has been a mark since the thing was made, or {@link #first} asked. */
  boolean isStale() {
    return era != store.era();
  }
}
