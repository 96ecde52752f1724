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

    private final boolean refusal;

    public UndecodableException(String message) {
      this(message, false);
    }

    private UndecodableException(String message, boolean refusal) {
      super(message);
      this.refusal = refusal;
    }

    public UndecodableException(String message, Throwable cause) {
      super(message, cause);
      this.refusal = false;
    }

    /** The answer can be read, and says that the service refuses what was asked. */
    public static UndecodableException refusal(String message) {
      return new UndecodableException(message, true);
    }

    /** Whether the service refuses what was asked. */
    boolean isRefusal() {
      return refusal;
    }
  }
}
