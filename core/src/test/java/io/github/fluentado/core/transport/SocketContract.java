// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.testing.AnsweringServer;
import io.github.fluentado.core.testing.Exchanged;
import io.github.fluentado.core.testing.RawAnswers;
import io.github.fluentado.core.testing.RawServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The part of the contract that only a server can play which controls every byte and sees what
 * becomes of a connection. WireMock does neither: it cannot stop within a head or a body, send a
 * length that is not that of the body, or a header in two spellings; it counts no connections, does
 * not say how a body was framed, and does not notice that its client has gone.
 */
public abstract class SocketContract extends Http1Contract {
  private @Nullable RawServer own;

  @Override
  protected AnsweringServer server() {
    return new RawAnswers();
  }

  @AfterEach
  void stop() throws IOException {
    if (own != null) {
      own.close();
    }
  }

  private RawServer serve(RawServer.Handler handler) {
    RawServer started = new RawServer(handler);
    own = started;
    return started;
  }

  private CompletableFuture<InputStream> open(URI uri) {
    HttpRequest request = new HttpRequest("GET", uri, Headers.none(), null);
    return over().send(request, (status, headers, body) -> body);
  }

  private Exchanged get(RawServer to, String target) {
    return Exchanged.get(over(), to.uri(target));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupt) {
      throw new AssertionError(interrupt);
    }
  }

  @Test
  void aHeadMayBeLargeAndNameAHeaderInTwoSpellings() {
    String large = "x".repeat(64 * 1024);
    RawServer to =
        serve(
            (request, wire) ->
                wire.answer(200, "X-ONE: 1\nx-one: 2\nX-Large: " + large + "\nx-Empty:\n", ""));

    Headers headers = get(to, "/").answer().headers();

    assertThat(headers.all("X-One")).containsExactly("1", "2");
    assertThat(headers.first("X-Large")).contains(large);
    assertThat(headers.first("X-EMPTY")).contains("");
  }

  @Test
  void aKnownLengthIsToldAndAnUnknownOneGoesOutInChunks() {
    RawServer to = serve((request, wire) -> wire.answer(200, "", request.body()));
    RequestBody known = RequestBody.of("four");
    RequestBody unknown = RequestBody.once(new ByteArrayInputStream(new byte[] {1, 2, 3}), -1);

    assertThat(Exchanged.start(over(), "POST", to.uri("/"), known).answer().text())
        .isEqualTo("four");
    assertThat(Exchanged.start(over(), "PUT", to.uri("/"), unknown).answer().body())
        .containsExactly(1, 2, 3);

    assertThat(to.requests().get(0).all("Content-Length")).containsExactly("4");
    assertThat(to.requests().get(0).all("Transfer-Encoding")).isEmpty();
    assertThat(to.requests().get(1).all("Transfer-Encoding")).containsExactly("chunked");
    assertThat(to.requests().get(1).all("Content-Length")).isEmpty();
  }

  @Test
  void theLengthOfAnAnswerToHeadIsThatOfWhatIsNotSent() {
    RawServer to = serve((request, wire) -> wire.send("HTTP/1.1 200 OK\nContent-Length: 99\n\n"));

    Exchanged.Answer head = Exchanged.start(over(), "HEAD", to.uri("/"), null).answer();

    assertThat(head.body()).isEmpty();
    assertThat(head.headers().first("Content-Length")).contains("99");
    assertThat(to.requests().get(0).method()).isEqualTo("HEAD");
  }

  @Test
  void aBodyIsReadWhileItComes() throws Exception {
    CountDownLatch half = new CountDownLatch(1);
    RawServer to =
        serve(
            (request, wire) -> {
              wire.send("HTTP/1.1 200 OK\nContent-Length: 6\n\nabc");
              await(half);
              wire.send("def");
            });

    InputStream stream = open(to.uri("/")).get(20, TimeUnit.SECONDS);

    assertThat(stream.readNBytes(3)).isEqualTo("abc".getBytes(StandardCharsets.UTF_8));
    half.countDown();
    assertThat(stream.readAllBytes()).isEqualTo("def".getBytes(StandardCharsets.UTF_8));
    assertThat(stream.read()).isEqualTo(-1);
    stream.close();
  }

  @Test
  void aRefusedConnectionHasSentNothing() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }

    URI nobody = URI.create("http://127.0.0.1:" + port + "/");

    assertThat(Exchanged.post(over(), nobody).failure().mayHaveArrived()).isFalse();
  }

  @Test
  void anUnknownHostHasSentNothing() throws Exception {
    URI nowhere = URI.create("http://no-such-host.invalid/");

    assertThat(Exchanged.start(over(), "POST", nowhere, null).failure().mayHaveArrived()).isFalse();
  }

  @Test
  void aFailedHandshakeHasSentNothing() throws Exception {
    // The answer is no handshake.
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread talker =
          new Thread(
              () -> {
                try (var socket = plain.accept()) {
                  socket
                      .getOutputStream()
                      .write("HTTP/1.1 400 Bad\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                  socket.getInputStream().readAllBytes();
                } catch (IOException gone) {
                  // The client has understood.
                }
              },
              "no-tls");
      talker.setDaemon(true);
      talker.start();
      URI uri = URI.create("https://127.0.0.1:" + plain.getLocalPort() + "/");
      assertThat(Exchanged.post(over(), uri).failure().mayHaveArrived()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBodyThatBreaksOffIsAnError(boolean reset) throws Exception {
    RawServer to =
        serve(
            (request, wire) -> {
              wire.send("HTTP/1.1 200 OK\nContent-Length: 9\n\nabc");
              if (reset) {
                wire.reset();
              } else {
                wire.close();
              }
            });

    assertThat(get(to, "/").failure().mayHaveArrived()).isTrue();
    assertThat(to.requests()).hasSize(1);
  }

  @Test
  void cancellingAbortsTheRequest() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    RawServer to =
        serve(
            (request, wire) -> {
              arrived.countDown();
              wire.hold();
            });
    CompletableFuture<Exchanged.Answer> sending = get(to, "/").future();
    await(arrived);

    assertThat(sending.cancel(true)).isTrue();

    assertThat(to.awaitAborted()).isTrue();
    assertThat(sending).isCancelled();
  }

  @Test
  void cancellingLaterEndsAnOpenBody() throws Exception {
    RawServer to =
        serve(
            (request, wire) -> {
              wire.send("HTTP/1.1 200 OK\nContent-Length: 9\n\nabc");
              wire.hold();
            });
    CompletableFuture<InputStream> sending = open(to.uri("/"));
    InputStream body = sending.get(20, TimeUnit.SECONDS);
    assertThat(body.readNBytes(3)).hasSize(3);

    sending.cancel(true);

    assertThat(to.awaitAborted()).isTrue();
    assertThatIOException().isThrownBy(body::readAllBytes);
  }

  @Test
  void closingABodyEarlyEndsItsConnection() throws Exception {
    RawServer to =
        serve(
            (request, wire) -> {
              wire.send("HTTP/1.1 200 OK\nContent-Length: 90000000\n\nabc");
              wire.hold();
            });
    open(to.uri("/")).get(20, TimeUnit.SECONDS).close();

    assertThat(to.awaitAborted()).isTrue();
  }

  @Test
  void aReceiverThatFailsEndsTheConnection() throws Exception {
    RawServer to =
        serve(
            (request, wire) -> {
              wire.send("HTTP/1.1 200 OK\nContent-Length: 90000000\n\nabc");
              wire.hold();
            });
    CompletableFuture<Object> sending =
        over()
            .send(
                new HttpRequest("GET", to.uri("/"), Headers.none(), null),
                (status, headers, body) -> {
                  throw new IllegalStateException("mine");
                });

    assertThat(sending)
        .failsWithin(Duration.ofSeconds(20))
        .withThrowableThat()
        .withRootCauseInstanceOf(IllegalStateException.class);
    assertThat(to.awaitAborted()).isTrue();
  }

  @Test
  void closingFailsWhatIsUnderWay() throws Exception {
    CountDownLatch arrived = new CountDownLatch(2);
    RawServer to =
        serve(
            (request, wire) -> {
              arrived.countDown();
              if (request.target().equals("/body")) {
                wire.send("HTTP/1.1 200 OK\nContent-Length: 9\n\nabc");
              }
              wire.hold();
            });
    Exchanged waiting = get(to, "/");
    InputStream body = open(to.uri("/body")).get(20, TimeUnit.SECONDS);
    await(arrived);

    over().close();
    over().close();

    waiting.failure();
    assertThatIOException().isThrownBy(body::readAllBytes);
    get(to, "/").failure();
  }

  @Test
  void connectionsAreKeptAndUsedAgain() throws Exception {
    RawServer to = serve((request, wire) -> wire.answer(200, "", "x"));

    for (int i = 0; i < 10; i++) {
      get(to, "/" + i).answer();
    }

    assertThat(to.requests()).hasSize(10);
    assertThat(to.connections()).isEqualTo(1);
  }

  @Test
  void manyRequestsRunAtOnce() throws Exception {
    int many = 32;
    CountDownLatch all = new CountDownLatch(many);
    RawServer to =
        serve(
            (request, wire) -> {
              all.countDown();
              await(all);
              wire.answer(200, "", request.target());
            });
    Map<Integer, Exchanged> sent = new TreeMap<>();
    for (int i = 0; i < many; i++) {
      sent.put(i, get(to, "/" + i));
    }
    for (var one : sent.entrySet()) {
      assertThat(one.getValue().answer().text()).isEqualTo("/" + one.getKey());
    }
  }
}
