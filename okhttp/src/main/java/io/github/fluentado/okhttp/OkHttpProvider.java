// SPDX-License-Identifier: MIT
package io.github.fluentado.okhttp;

import io.github.fluentado.core.transport.Transport;
import io.github.fluentado.core.transport.TransportProvider;
import io.github.fluentado.core.transport.TransportSettings;

/** Makes OkHttp's transport the one that is taken by itself. */
public final class OkHttpProvider implements TransportProvider {

  /** For {@link java.util.ServiceLoader}. */
  public OkHttpProvider() {}

  @Override
  public Transport create(TransportSettings settings) {
    return OkHttpTransport.create(settings);
  }
}
