// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.description;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made when it is asked for first, and only once, whoever asks. */
public final class Lazy<T> {
  private final Supplier<T> make;
  private volatile @Nullable T value;

  public Lazy(Supplier<T> make) {
    this.make = make;
  }

  public T get() {
    T made = value;
    return made == null ? make() : made;
  }

  private synchronized T make() {
    T made = value;
    if (made == null) {
      made = make.get();
      value = made;
    }
    return made;
  }
}
