// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import java.io.IOException;

/**
 * Where the bytes of a transfer go. Its methods may block and are called one after the other on
 * threads that may, but {@link #abandon} comes from any.
 *
 * @param <R> what there is at the end
 */
public interface Sink<R> {
  /** Takes a piece. */
  void write(byte[] bytes, int length) throws IOException;

  /** All has come: makes it what was asked for. */
  R finish() throws IOException;

  /**
   * Leaves nothing behind. Also after {@link #finish}, which it does not undo; any number of times.
   */
  void abandon();
}
