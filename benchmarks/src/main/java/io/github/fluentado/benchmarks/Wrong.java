// SPDX-License-Identifier: MIT
package io.github.fluentado.benchmarks;

/** An answer was not what it must be: nothing that is measured then counts. */
final class Wrong extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private Wrong(String text) {
    super(text);
  }

  static void unless(boolean right, String what) {
    if (!right) {
      throw new Wrong(what);
    }
  }
}
