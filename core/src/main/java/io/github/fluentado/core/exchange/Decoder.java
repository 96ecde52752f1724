// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.http.HttpResponse;

/** Makes a result of a successful answer. */
@FunctionalInterface
public interface Decoder<T> {
  /**
   * Reads the answer.
   *
   * @throws UndecodableException if the answer is not what was asked for
   */
  T decode(HttpResponse response) throws UndecodableException;

  /** The answer was not what was asked for; the message says where and why. */
  final class UndecodableException extends Exception {
    private static final long serialVersionUID = 1L;

    public UndecodableException(String message) {
      super(message);
    }

    public UndecodableException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
