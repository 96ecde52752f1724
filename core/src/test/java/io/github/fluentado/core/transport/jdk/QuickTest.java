// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.testing.RawServer;
import io.github.fluentado.core.transport.ProxySettings;
import io.github.fluentado.core.transport.Transport.Trip;
import io.github.fluentado.core.transport.TransportException;
import io.github.fluentado.core.transport.TransportSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which requests the thread of the JDK that watches all connections may carry by itself. */
class QuickTest {
  private ServerSocket mute;

  @BeforeEach
  void listen() throws IOException {
    mute = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void end() throws IOException {
    mute.close();
  }

  private HttpRequest request(String method, String server, int size) {
    URI uri = URI.create(server.replace("PORT", String.valueOf(mute.getLocalPort())));
    RequestBody body = size < 0 ? null : RequestBody.of(new byte[size]);
    return new HttpRequest(method, uri, Headers.none(), body);
  }

  private static JdkTransport transport(ProxySettings proxy) {
    return JdkTransport.create(TransportSettings.standard().proxy(proxy));
  }

  /** Whether it may, when it is under way; it is given up then. */
  private boolean isAlone(JdkTransport transport, HttpRequest request) throws Exception {
    Trip<Integer> trip =
        transport.<Integer>trip(request, (status, headers, body) -> status).orElseThrow();
    CompletableFuture<Integer> answer = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                answer.complete(trip.send());
              } catch (IOException | InterruptedException given) {
                answer.completeExceptionally(given);
              }
            });
    caller.start();
    boolean alone;
    try (Socket reached = mute.accept()) {
      assertThat(reached.isConnected()).isTrue();
      alone = transport.open().isAlone();
      trip.cancel();
    }
    caller.join();
    assertThat(answer).isCompletedExceptionally();
    assertNothingOpen(transport, request.uri().toString());
    return alone;
  }

  /** Whoever waits for a failure may be told a moment before. */
  private static void assertNothingOpen(JdkTransport transport, String after) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (transport.open().size() > 0 && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(transport.open().size()).as(after).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, http://127.0.0.1:PORT/, -1, true",
    "DELETE, http://127.0.0.1:PORT/, -1, true",
    "POST, http://127.0.0.1:PORT/, -1, true",
    "POST, http://127.0.0.1:PORT/, 16384, true",
    "POST, http://127.0.0.1:PORT/, 16385, false",
    "GET, http://localhost:PORT/, -1, false",
    "GET, https://127.0.0.1:PORT/, -1, false"
  })
  void areThoseInWhichNothingWaits(String method, String server, int size, boolean quick)
      throws Exception {
    try (JdkTransport transport = transport(ProxySettings.none())) {
      assertThat(isAlone(transport, request(method, server, size))).isEqualTo(quick);
    }
  }

  @Test
  void areNoneByAProxyAndNoneWhereTlsWasSpoken() throws Exception {
    HttpRequest plain = request("GET", "http://127.0.0.1:PORT/", -1);
    try (JdkTransport transport =
        transport(ProxySettings.of("127.0.0.1", mute.getLocalPort()).except("contoso.com"))) {
      assertThat(isAlone(transport, plain)).isFalse();
    }
    try (JdkTransport transport = transport(ProxySettings.none())) {
      assertThat(isAlone(transport, plain)).isTrue();
      assertThat(isAlone(transport, request("GET", "https://127.0.0.1:PORT/", -1))).isFalse();
      assertThat(isAlone(transport, plain)).isFalse();
    }
  }

  @Test
  void areNoneForWhichNobodyWaits() throws Exception {
    HttpRequest plain = request("GET", "http://127.0.0.1:PORT/", -1);
    try (JdkTransport transport = transport(ProxySettings.none())) {
      CompletableFuture<Integer> sent = transport.send(plain, (status, headers, body) -> status);
      try (Socket reached = mute.accept()) {
        assertThat(reached.isConnected()).isTrue();
        assertThat(transport.open().isAlone()).isFalse();
        assertThat(sent.cancel(true)).isTrue();
      }
      assertNothingOpen(transport, "cancelled");
    }
  }

  /** Each would keep the next from being alone. */
  @Test
  void leaveNothingBehindHoweverTheyEnd() throws Exception {
    try (RawServer server =
            new RawServer(
                (request, wire) -> {
                  switch (request.target()) {
                    case "/none" -> wire.send("HTTP/1.1 204 None\nContent-Length: 5\n\nabcde");
                    case "/drop" -> wire.reset();
                    default -> wire.answer(200, "", "x");
                  }
                });
        JdkTransport transport = transport(ProxySettings.none())) {
      Trip<Integer> unsent =
          transport
              .<Integer>trip(
                  new HttpRequest("GET", server.uri("/unsent"), Headers.none(), null),
                  (status, headers, body) -> status)
              .orElseThrow();
      for (String target : new String[] {"/", "/none", "/drop", "/"}) {
        HttpRequest request = new HttpRequest("GET", server.uri(target), Headers.none(), null);
        try {
          transport
              .<byte[]>trip(request, (status, headers, body) -> body.readAllBytes())
              .orElseThrow()
              .send();
          transport
              .<byte[]>send(request, (status, headers, body) -> body.readAllBytes())
              .get(20, TimeUnit.SECONDS);
        } catch (TransportException | ExecutionException dropped) {
          assertThat(target).isEqualTo("/drop");
        }
        assertNothingOpen(transport, target);
      }
      unsent.cancel();
    }
  }
}
