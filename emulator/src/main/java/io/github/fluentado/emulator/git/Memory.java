// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Runs what declares I/O but only reads memory. */
final class Memory {
  private Memory() {}

  /** Something that declares I/O. */
  interface Work<T> {
    T run() throws IOException;
  }

  static <T> T of(Work<T> work) {
    try {
      return work.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
