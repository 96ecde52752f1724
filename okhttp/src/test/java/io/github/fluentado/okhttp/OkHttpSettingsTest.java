// SPDX-License-Identifier: MIT
package io.github.fluentado.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.Connection;
import io.github.fluentado.core.ServiceHosts;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.operation.RawRequest;
import io.github.fluentado.core.testing.Authority;
import io.github.fluentado.core.testing.ConnectProxy;
import io.github.fluentado.core.testing.Exchanged;
import io.github.fluentado.core.testing.RawServer;
import io.github.fluentado.core.transport.ProxySettings;
import io.github.fluentado.core.transport.Transport;
import io.github.fluentado.core.transport.TransportSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** What OkHttp can that the client of the JDK cannot. */
class OkHttpSettingsTest {

  @Test
  void logsInToATunnelAtOnceAndTellsTheServerNothing() throws Exception {
    Authority authority = new Authority();
    try (ConnectProxy proxy = new ConnectProxy("me:pass:word");
        RawServer server =
            RawServer.secure(
                authority.server().getServerSocketFactory(),
                false,
                (request, wire) -> wire.answer(200, "", "in"));
        Transport transport =
            OkHttpTransport.create(
                TransportSettings.standard()
                    .trust(authority.pem())
                    .proxy(ProxySettings.of("127.0.0.1", proxy.port()).login("me", "pass:word")))) {
      assertThat(Exchanged.post(transport, server.uri("/")).answer().text()).isEqualTo("in");
      assertThat(proxy.heads()).hasSize(1);
      assertThat(server.requests().get(0).all("Proxy-Authorization")).isEmpty();
    }
  }

  @Test
  void aNameThatIsLookedUpForEverHoldsNobody() {
    CountDownLatch never = new CountDownLatch(1);
    OkHttpClient client =
        new OkHttpClient.Builder()
            .dns(
                host -> {
                  try {
                    never.await();
                  } catch (InterruptedException ignored) {
                    Thread.currentThread().interrupt();
                  }
                  return List.of();
                })
            .build();
    URI uri = URI.create("http://server.example/tfs");
    try (Connection connection =
        Connection.to(ServiceHosts.at(uri), Credential.token("pat"))
            .transport(OkHttpTransport.over(client))
            .build()) {
      long begin = System.nanoTime();
      Throwable failure =
          org.assertj.core.api.Assertions.catchThrowable(
              () ->
                  RawRequest.of(connection, "POST", "/x")
                      .json()
                      .timeout(Duration.ofMillis(200))
                      .execute());

      assertThat(failure)
          .isInstanceOfSatisfying(
              AzureDevOpsException.class,
              error -> assertThat(error.kind()).isEqualTo(ErrorKind.TIMED_OUT));
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    } finally {
      never.countDown();
    }
  }
}
