// SPDX-License-Identifier: MIT
package io.github.fluentado.okhttp;

import io.github.fluentado.core.testing.OnOwnThread;
import io.github.fluentado.core.transport.SocketContract;
import io.github.fluentado.core.transport.Transport;
import io.github.fluentado.core.transport.TransportSettings;

/** The same contract for requests on the thread of their caller. */
class OkHttpTripTest extends SocketContract {
  @Override
  protected Transport transport(TransportSettings settings) {
    return new OnOwnThread(OkHttpTransport.create(settings));
  }
}
