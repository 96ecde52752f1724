// SPDX-License-Identifier: MIT
package io.github.fluentado.okhttp;

import io.github.fluentado.core.drive.VirtualThreads;
import io.github.fluentado.core.transport.Tls;
import io.github.fluentado.core.transport.TransportSettings;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** Makes OkHttp's client of our settings. */
final class Clients {
  private static final String NAME = "fluent-ado-http";
  private static final int IDLE_CONNECTION_MINUTES = 5;

  private Clients() {}

  static OkHttpClient of(TransportSettings settings) {
    Dispatcher dispatcher = new Dispatcher(threads());
    // Calls are counted before they come here, those that keep their thread among them.
    dispatcher.setMaxRequests(Integer.MAX_VALUE);
    dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
    OkHttpClient.Builder client =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher)
            .connectionPool(
                new ConnectionPool(settings.parallel(), IDLE_CONNECTION_MINUTES, TimeUnit.MINUTES))
            .connectTimeout(settings.connect())
            .readTimeout(settings.silence())
            .writeTimeout(settings.silence())
            .proxySelector(settings.proxy().selector());
    Tls tls = settings.tls().orElse(null);
    if (tls == null) {
      // That of the system comes with the first address that needs it.
      client.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT));
    } else {
      client.sslSocketFactory(tls.context().getSocketFactory(), tls.trust());
    }
    String login = settings.proxy().authorization().orElse(null);
    return client.proxyAuthenticator(login == null ? Authenticator.NONE : atTunnels(login)).build();
  }

  /**
   * With the first CONNECT, not after a refusal: OkHttp asks once before it is refused, under a
   * scheme of its own. A login that was refused would be refused again.
   */
  private static Authenticator atTunnels(String login) {
    return (route, refused) ->
        refused.request().header("Proxy-Authorization") != null
            ? null
            : refused.request().newBuilder().header("Proxy-Authorization", login).build();
  }

  /** OkHttp's own would keep a program alive for a minute after its last call. */
  private static ExecutorService threads() {
    ExecutorService virtual = VirtualThreads.executor(NAME, VirtualThreads.FIRST).orElse(null);
    return virtual == null ? new Relay(NAME) : virtual;
  }

  /** Whether those threads may be kept by what follows an answer, which is code of others. */
  static boolean lend() {
    int jdk = Runtime.version().feature();
    return jdk < VirtualThreads.FIRST || jdk >= VirtualThreads.FREE;
  }
}
