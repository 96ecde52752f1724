// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import java.net.URI;

/** Says which hosts may see the credential. */
@FunctionalInterface
public interface Trust {
  boolean trusts(URI uri);
}
