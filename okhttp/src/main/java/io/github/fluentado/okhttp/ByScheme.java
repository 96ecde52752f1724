// SPDX-License-Identifier: MIT
package io.github.fluentado.okhttp;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The client for an address. One that was made without TLS gets it when the first address needs it:
 * reading the system's certificates takes longer than all else that a program does before its first
 * answer. Both share connections and threads.
 */
final class ByScheme {
  private final OkHttpClient plain;
  private final AtomicReference<@Nullable OkHttpClient> secure = new AtomicReference<>();

  /**
   * @param tlsLater whether the client has no TLS yet; else it serves for all addresses
   */
  ByScheme(OkHttpClient client, boolean tlsLater) {
    this.plain = client;
    if (!tlsLater) {
      secure.set(client);
    }
  }

  OkHttpClient of(URI address) {
    return "https".equalsIgnoreCase(address.getScheme()) ? secure() : plain;
  }

  private OkHttpClient secure() {
    OkHttpClient made = secure.get();
    if (made == null) {
      OkHttpClient fresh =
          plain
              .newBuilder()
              .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT))
              .build();
      made = secure.updateAndGet(first -> first == null ? fresh : first);
    }
    return made;
  }

  /** The one that was given; what it holds, both do. */
  OkHttpClient plain() {
    return plain;
  }
}
