// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.jdk;

import io.github.fluentado.core.testing.OnOwnThread;
import io.github.fluentado.core.transport.Transport;
import io.github.fluentado.core.transport.TransportContract;

/** The same contract for requests on the thread of their caller. */
class JdkTripTest extends TransportContract {
  @Override
  protected Transport transport() {
    return new OnOwnThread(JdkTransport.create());
  }

  @Override
  protected int requestsForABrokenGet() {
    return 2;
  }
}
