// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.error.Reason;
import io.github.fluentado.core.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a result of a successful answer. */
@FunctionalInterface
public interface Decoder<T> {
  /**
   * Reads the answer.
   *
   * @throws UndecodableException if the answer is not what was asked for
   */
  T decode(HttpResponse response) throws UndecodableException;

  /** The result where there is no such thing; absent if that is a failure. */
  default @Nullable T missing() {
    return null;
  }

  /** The answer was not what was asked for; the message says where and why. */
  final class UndecodableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ErrorKind kind;
    private final transient List<Reason> reasons;

    public UndecodableException(String message) {
      this(message, ErrorKind.UNDECODABLE, List.of());
    }

    private UndecodableException(String message, ErrorKind kind, List<Reason> reasons) {
      super(message);
      this.kind = kind;
      this.reasons = List.copyOf(reasons);
    }

    public UndecodableException(String message, Throwable cause) {
      super(message, cause);
      this.kind = ErrorKind.UNDECODABLE;
      this.reasons = List.of();
    }

    /** The answer can be read, and says that the service refuses what was asked. */
    public static UndecodableException refusal(String message, List<Reason> reasons) {
      return new UndecodableException(message, ErrorKind.INVALID, reasons);
    }

    /** The answer can be read, and says that a part of what was asked is refused. */
    public static UndecodableException partly(String message, List<Reason> reasons) {
      return new UndecodableException(message, ErrorKind.PARTLY_DONE, reasons);
    }

    ErrorKind kind() {
      return kind;
    }

    List<Reason> reasons() {
      return reasons;
    }
  }
}
