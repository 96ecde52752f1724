// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.jdk;

import io.github.fluentado.core.testing.OnOwnThread;
import io.github.fluentado.core.transport.SocketContract;
import io.github.fluentado.core.transport.Transport;
import io.github.fluentado.core.transport.TransportSettings;

/** The same contract for requests on the thread of their caller. */
class JdkTripTest extends SocketContract {
  @Override
  protected Transport transport(TransportSettings settings) {
    return new OnOwnThread(JdkTransport.create(settings));
  }

  @Override
  protected int requestsForABrokenGet() {
    return 2;
  }
}
