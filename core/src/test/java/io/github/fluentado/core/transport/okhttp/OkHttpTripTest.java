// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.okhttp;

import io.github.fluentado.core.testing.OnOwnThread;
import io.github.fluentado.core.transport.Transport;
import io.github.fluentado.core.transport.TransportContract;

/** The same contract for requests on the thread of their caller. */
class OkHttpTripTest extends TransportContract {
  @Override
  protected Transport transport() {
    return new OnOwnThread(OkHttpTransport.create());
  }
}
