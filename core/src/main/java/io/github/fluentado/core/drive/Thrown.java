// SPDX-License-Identifier: MIT
package io.github.fluentado.core.drive;

/** Throws an error as it came, with nothing around it. */
final class Thrown {
  private Thrown() {}

  /** To be thrown, so that the compiler sees the end; throws by itself. */
  static RuntimeException asIs(Throwable error) {
    Thrown.<RuntimeException>sneak(error);
    throw new AssertionError(error);
  }

  // A function of the caller's may have thrown what it does not declare.
  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void sneak(Throwable error) throws E {
    throw (E) error;
  }
}
