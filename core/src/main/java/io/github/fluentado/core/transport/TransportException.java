// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import java.io.IOException;

/** The request came to nothing on the way; says whether it can have arrived. */
public final class TransportException extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean mayHaveArrived;

  /**
   * @param mayHaveArrived false only if no byte of the request can have reached the service
   */
  public TransportException(boolean mayHaveArrived, IOException cause) {
    super(cause.getMessage(), cause);
    this.mayHaveArrived = mayHaveArrived;
  }

  public boolean mayHaveArrived() {
    return mayHaveArrived;
  }
}
