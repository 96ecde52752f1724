// SPDX-License-Identifier: MIT
package io.github.fluentado.core.run;

import java.net.URI;
import java.util.Optional;

/** Says which hosts may see the credential. */
@FunctionalInterface
public interface Trust {
  boolean trusts(URI uri);

  /**
   * The base address to set instead, if that redirect shows that everything has moved: what lay
   * below the old base now lies below a new one. Absent if it does not show that.
   */
  default Optional<URI> newBase(URI from, URI to) {
    return Optional.empty();
  }
}
