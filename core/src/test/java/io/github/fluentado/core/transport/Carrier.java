// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import io.github.fluentado.core.testing.OnOwnThread;
import io.github.fluentado.core.transport.jdk.JdkTransport;
import java.util.List;

/**
 * The transport that is found, both ways. These tests run in the core over the JDK's, and once more
 * in the module of each other transport, over that.
 */
enum Carrier {
  FOUND,
  FOUND_ON_OWN_THREAD;

  /** Those through which a whole connection goes: it takes either way by itself. */
  static final List<Carrier> WHOLE = List.of(FOUND);

  /** Whether the library is the JDK's. */
  static boolean isJdk() {
    try (Transport found = FOUND.transport()) {
      return found instanceof JdkTransport;
    }
  }

  Transport transport() {
    return transport(TransportSettings.standard());
  }

  Transport transport(TransportSettings settings) {
    Transport found = Transports.standard(settings);
    return this == FOUND ? found : new OnOwnThread(found);
  }

  @Override
  public String toString() {
    try (Transport transport = transport()) {
      return transport.toString();
    }
  }
}
