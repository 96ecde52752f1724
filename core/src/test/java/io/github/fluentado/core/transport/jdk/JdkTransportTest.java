// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.jdk;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.testing.Exchanged;
import io.github.fluentado.core.testing.RawServer;
import io.github.fluentado.core.transport.SocketContract;
import io.github.fluentado.core.transport.Transport;
import io.github.fluentado.core.transport.TransportSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Authenticator;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class JdkTransportTest extends SocketContract {
  @Override
  protected Transport transport(TransportSettings settings) {
    return JdkTransport.create(settings);
  }

  @Override
  protected int requestsForABrokenGet() {
    return 2;
  }

  private static void withStalledBody(Duration silence, Check check) throws Exception {
    try (RawServer server =
            new RawServer(
                (request, wire) -> {
                  wire.send("HTTP/1.1 200 OK\nContent-Length: 9\n\nabc");
                  wire.hold();
                });
        JdkTransport transport = JdkTransport.create(Duration.ofSeconds(15), silence)) {
      HttpRequest request = new HttpRequest("GET", server.uri("/"), Headers.none(), null);
      InputStream body =
          transport.send(request, (status, headers, stream) -> stream).get(20, TimeUnit.SECONDS);
      Assertions.assertThat(body.readNBytes(3)).hasSize(3);
      check.that(body);
      Assertions.assertThat(server.awaitAborted()).isTrue();
    }
  }

  @Test
  void aClientOfTheCallerStaysOpenAndMayNotDecideByItself() throws Exception {
    HttpClient own = HttpClient.newHttpClient();
    try (RawServer server =
        new RawServer((request, wire) -> wire.answer(302, "Location: /\n", ""))) {
      for (int i = 0; i < 2; i++) {
        try (JdkTransport transport = JdkTransport.over(own)) {
          Assertions.assertThat(Exchanged.post(transport, server.uri("/")).answer().status())
              .isEqualTo(302);
        }
      }
      Assertions.assertThat(server.connections()).isEqualTo(1);
    }
    HttpClient.Builder builder = HttpClient.newBuilder();
    for (HttpClient deciding :
        List.of(
            builder.followRedirects(HttpClient.Redirect.NORMAL).build(),
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build(),
            HttpClient.newBuilder().authenticator(new Authenticator() {}).build())) {
      assertThatThrownBy(() -> JdkTransport.over(deciding))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("client ");
    }
  }

  private interface Check {
    void that(InputStream body) throws IOException;
  }

  @Test
  void aBodyThatStopsFlowingIsBroken() throws Exception {
    withStalledBody(
        Duration.ofMillis(20),
        body -> assertThatThrownBy(body::read).isInstanceOf(HttpTimeoutException.class));
  }

  @Test
  void readingObeysInterrupts() throws Exception {
    withStalledBody(
        Duration.ofSeconds(60),
        body -> {
          Thread.currentThread().interrupt();
          assertThatThrownBy(body::read).isInstanceOf(InterruptedIOException.class);
          Assertions.assertThat(Thread.interrupted()).isTrue();
        });
  }

  @Test
  void theSelectorEndsWithTheTransport() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try (RawServer server = new RawServer((request, wire) -> wire.answer(200, "", "x"))) {
      for (int i = 0; i < 5; i++) {
        Transport transport = JdkTransport.create();
        Exchanged.post(transport, server.uri("/")).answer();
        transport.close();
      }
      for (Thread thread : Thread.getAllStackTraces().keySet()) {
        if (thread.getName().contains("SelectorManager") && !before.contains(thread)) {
          thread.join(10_000);
          Assertions.assertThat(thread.isAlive()).isFalse();
        }
      }
    }
  }
}
