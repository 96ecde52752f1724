// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.Connection;
import io.github.fluentado.core.ServiceHosts;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.operation.RawRequest;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.core.run.Rules;
import io.github.fluentado.core.testing.RawServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A blocking call keeps its thread, wherever it hangs: an interrupt and the limits end it all the
 * same, and soon.
 */
class OwnThreadCallTest {
  private static final Duration SOON = Duration.ofSeconds(5);

  /** Where a call hangs. */
  enum Place {
    CONNECTING,
    TLS,
    HEADERS,
    BODY
  }

  static Stream<Arguments> places() {
    return Carrier.WHOLE.stream()
        .flatMap(carrier -> Stream.of(Place.values()).map(place -> Arguments.of(carrier, place)));
  }

  private static void hanging(Carrier carrier, Place place, BiConsumer<Connection, Hang> check)
      throws Exception {
    Hang hang = new Hang();
    try (RawServer server = new RawServer((request, wire) -> hold(place, hang, wire));
        ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Transport transport = carrier.transport()) {
      List<Socket> queued = new ArrayList<>();
      URI uri =
          switch (place) {
            case CONNECTING -> full(mute, queued, hang);
            case TLS -> secure(mute, hang);
            default -> server.uri("/tfs");
          };
      try (Connection connection = connection(uri, transport)) {
        check.accept(connection, hang);
      }
      for (Socket one : queued) {
        one.close();
      }
    }
  }

  /** Tells when a call hangs. */
  private static final class Hang {
    private final CountDownLatch reached = new CountDownLatch(1);

    void await() {
      try {
        assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException unexpected) {
        throw new AssertionError(unexpected);
      }
    }
  }

  private static void hold(Place place, Hang hang, RawServer.Wire wire) throws IOException {
    if (place == Place.BODY) {
      wire.send("HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Length: 9\n\n{\"a\"");
    }
    hang.reached.countDown();
    wire.hold();
  }

  /** A server that accepts nobody, with nothing free in the queue before it. */
  private static URI full(ServerSocket server, List<Socket> queued, Hang hang) throws IOException {
    for (int i = 0; i < 8; i++) {
      Socket socket = new Socket();
      queued.add(socket);
      try {
        socket.connect(server.getLocalSocketAddress(), 100);
      } catch (IOException nothingFree) {
        break;
      }
    }
    hang.reached.countDown();
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/tfs");
  }

  private static URI secure(ServerSocket server, Hang hang) {
    Thread thread =
        new Thread(
            () -> {
              try {
                Socket client = server.accept();
                if (client.getInputStream().read() >= 0) {
                  hang.reached.countDown();
                }
              } catch (IOException closed) {
                // The test is over.
              }
            },
            "mute");
    thread.setDaemon(true);
    thread.start();
    return URI.create("https://localhost:" + server.getLocalPort() + "/tfs");
  }

  private static Connection connection(URI uri, Transport transport) {
    return Connection.to(ServiceHosts.at(uri), Credential.token("pat"))
        .transport(transport)
        .rules(Rules.standard().retry(RetryPolicy.none()))
        .build();
  }

  private record Ended(ErrorKind kind, boolean interrupted, Duration took) {}

  private static Ended ended(Connection connection, String verb, Duration limit) {
    long begin = System.nanoTime();
    try {
      Object value = RawRequest.of(connection, verb, "/x").json().timeout(limit).execute();
      throw new AssertionError("answered: " + value);
    } catch (AzureDevOpsException failure) {
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      return new Ended(failure.kind(), Thread.interrupted(), took);
    }
  }

  @ParameterizedTest
  @MethodSource("places")
  void anInterruptEndsItAndStaysSet(Carrier carrier, Place place) throws Exception {
    hanging(
        carrier,
        place,
        (connection, hang) -> {
          CompletableFuture<Ended> end = new CompletableFuture<>();
          Thread caller =
              new Thread(
                  () -> {
                    try {
                      end.complete(ended(connection, "GET", Duration.ofMinutes(1)));
                    } catch (Throwable unexpected) {
                      end.completeExceptionally(unexpected);
                    }
                  },
                  "caller");
          caller.start();
          hang.await();
          caller.interrupt();

          assertThat(end)
              .succeedsWithin(SOON)
              .satisfies(ended -> assertThat(ended.kind()).isEqualTo(ErrorKind.CANCELLED))
              .satisfies(ended -> assertThat(ended.interrupted()).isTrue());
        });
  }

  @ParameterizedTest
  @MethodSource("places")
  void itsLimitEndsItAndTellsWhetherItWasSent(Carrier carrier, Place place) throws Exception {
    hanging(
        carrier,
        place,
        (connection, hang) -> {
          Duration limit = Duration.ofMillis(300);
          Ended ended = ended(connection, "DELETE", limit);

          boolean sent = place == Place.HEADERS || place == Place.BODY;
          // The JDK tells nothing of a request without a body: it counts as sent from the start.
          boolean known = sent || !Carrier.isJdk();
          assertThat(ended.kind())
              .isIn(known && !sent ? List.of(ErrorKind.TIMED_OUT) : either(sent));
          assertThat(ended.took()).isBetween(limit.minusMillis(20), limit.plus(SOON));
        });
  }

  private static List<ErrorKind> either(boolean sent) {
    return sent
        ? List.of(ErrorKind.OUTCOME_UNKNOWN)
        : List.of(ErrorKind.OUTCOME_UNKNOWN, ErrorKind.TIMED_OUT);
  }

  @ParameterizedTest
  @EnumSource(value = Carrier.class, names = "FOUND")
  void whoWaitsForAPlaceIsEndedByItsLimitAndHasSentNothing(Carrier carrier) throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    try (RawServer server =
            new RawServer(
                (request, wire) -> {
                  held.countDown();
                  wire.hold();
                });
        Transport transport = carrier.transport(TransportSettings.standard().parallel(1));
        Connection connection = connection(server.uri("/tfs"), transport)) {
      var first = RawRequest.of(connection, "GET", "/held").json().executeAsync();
      assertThat(held.await(20, TimeUnit.SECONDS)).isTrue();

      Ended ended = ended(connection, "POST", Duration.ofMillis(200));

      assertThat(ended.kind()).isEqualTo(ErrorKind.TIMED_OUT);
      assertThat(server.requests()).hasSize(1);
      first.cancel(true);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Carrier.class, names = "FOUND")
  void theAnswerIsTakenInOnTheThreadOfTheCaller(Carrier carrier) throws Exception {
    try (RawServer server = new RawServer((request, wire) -> wire.answer(200, "", "x"));
        Transport transport = carrier.transport()) {
      Transport.Trip<Thread> trip =
          transport
              .trip(
                  new HttpRequest("GET", server.uri("/"), Headers.none(), null),
                  (status, headers, body) -> {
                    body.readAllBytes();
                    return Thread.currentThread();
                  })
              .orElseThrow();
      assertThat(trip.send()).isSameAs(Thread.currentThread());
    }
  }

  @ParameterizedTest
  @EnumSource(value = Carrier.class, names = "FOUND")
  void whatWasCancelledBeforeIsNeverSent(Carrier carrier) throws Exception {
    try (RawServer server = new RawServer((request, wire) -> wire.answer(200, "", "x"));
        Transport transport = carrier.transport()) {
      HttpRequest request = new HttpRequest("POST", server.uri("/"), Headers.none(), null);
      Transport.Trip<Integer> trip =
          transport.trip(request, (status, headers, body) -> status).orElseThrow();
      trip.cancel();

      assertThat(org.assertj.core.api.Assertions.catchThrowable(trip::send))
          .isInstanceOf(IOException.class);
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void nobodyLooksWhenNothingHasRunForAWhile() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try (RawServer server =
            new RawServer((request, wire) -> wire.answer(200, "Content-Type: text/plain\n", "1"));
        Connection connection = connection(server.uri("/tfs"), Carrier.FOUND.transport())) {
      assertThat(RawRequest.of(connection, "GET", "/x").json().execute()).isNotNull();
      Thread watch =
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> thread.getName().equals("fluent-ado-watch"))
              .filter(thread -> !before.contains(thread))
              .findFirst()
              .orElseThrow();
      assertThat(watch.isDaemon()).isTrue();

      Objects.requireNonNull(watch).join(SOON.toMillis());

      assertThat(watch.isAlive()).isFalse();
      // And somebody does again when there is something to look at.
      assertThat(RawRequest.of(connection, "GET", "/x").json().execute()).isNotNull();
    }
  }
}
