// SPDX-License-Identifier: MIT
package io.github.fluentado.benchmarks;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.transport.TransportSettings;
import io.github.fluentado.core.transport.jdk.JdkTransport;
import io.github.fluentado.okhttp.OkHttpTransport;
import java.net.URI;

/** Makes clients of this library. */
final class Ours {
  private Ours() {}

  static AzureDevOps client(String base, String transport, int parallel) {
    return builder(base, transport, parallel).build();
  }

  static AzureDevOps.Builder builder(String base, String transport, int parallel) {
    TransportSettings settings = TransportSettings.standard().parallel(parallel);
    return AzureDevOps.at(URI.create(base), Credential.token("pat"))
        .transport(
            transport.equals("jdk")
                ? JdkTransport.create(settings)
                : OkHttpTransport.create(settings));
  }
}
