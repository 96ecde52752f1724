// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import java.util.ServiceLoader;

/**
 * Brings a transport that is taken by itself where its artifact is: what {@link ServiceLoader}
 * finds. The JDK's transport has none, as it is taken where no provider is found.
 */
@FunctionalInterface
public interface TransportProvider {

  /** A transport with connections and threads of its own. */
  Transport create(TransportSettings settings);
}
