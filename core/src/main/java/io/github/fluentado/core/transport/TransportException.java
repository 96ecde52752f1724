// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The request came to nothing on the way; says whether it can have arrived, and whether trying
 * again can help. The message names the reason and the server, and can be shown to people.
 */
public final class TransportException extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean mayHaveArrived;
  private final boolean lasting;

  /**
   * @param mayHaveArrived false only if no byte of the request can have reached the service
   */
  public TransportException(boolean mayHaveArrived, IOException cause) {
    this(mayHaveArrived, false, cause.getMessage(), cause);
  }

  /**
   * @param mayHaveArrived false only if no byte of the request can have reached the service, or if
   *     the service is known not to have looked at it
   * @param lasting see {@link #lasting}
   */
  public TransportException(
      boolean mayHaveArrived, boolean lasting, @Nullable String message, Throwable cause) {
    super(message, cause);
    this.mayHaveArrived = mayHaveArrived;
    this.lasting = lasting;
  }

  /**
   * A failure told in words, with the reason at the root of it and the server's name. What is known
   * to fail before a request leaves is told so, whatever is thought here.
   *
   * @param left whether the request has begun to leave, as far as the transport knows
   * @param cause if this is, or has as a cause, an exception of this kind, that one is given back
   */
  public static TransportException of(boolean left, URI server, Throwable cause) {
    return Reason.of(cause, server).exception(left, cause);
  }

  public boolean mayHaveArrived() {
    return mayHaveArrived;
  }

  /**
   * Whether the same request would fail in the same way until somebody changes something: a
   * certificate that is not trusted, a name in it that differs, no TLS version in common, a proxy
   * that wants a login, a request that cannot be sent. So trying again is a waste.
   */
  public boolean lasting() {
    return lasting;
  }
}
