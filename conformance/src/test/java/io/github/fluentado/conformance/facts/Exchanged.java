// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance.facts;

import io.github.fluentado.core.Paged;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;

/** Runs a request of which only what is sent is of interest. */
final class Exchanged {
  private Exchanged() {}

  /** An answer that cannot be read is no harm here. */
  static void quietly(Object request) {
    try {
      Requests.run(request instanceof Paged<?> paged ? paged.firstPage() : request);
    } catch (AzureDevOpsException unread) {
      if (unread.kind() != ErrorKind.UNDECODABLE) {
        throw unread;
      }
    }
  }
}
