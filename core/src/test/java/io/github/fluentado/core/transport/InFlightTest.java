// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.testing.Exchanged;
import io.github.fluentado.core.testing.RawServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How many calls go at once, who waits, and when a request counts as one that leaves. */
class InFlightTest {

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void moreCallsThanMayFlyWaitInOrder(Carrier carrier) throws Exception {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (RawServer server =
            new RawServer(
                (request, wire) -> {
                  most.accumulateAndGet(now.incrementAndGet(), Math::max);
                  now.decrementAndGet();
                  wire.answer(200, "", "x");
                });
        Transport transport = carrier.transport(TransportSettings.standard().parallel(4))) {
      List<Exchanged> all = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        all.add(Exchanged.get(transport, server.uri("/" + i)));
      }
      for (Exchanged one : all) {
        assertThat(one.answer().text()).isEqualTo("x");
      }
      assertThat(most.get()).isLessThanOrEqualTo(4);
      assertThat(server.connections()).isLessThanOrEqualTo(4);
    }
  }

  // Threads of their own come as they are woken, which nobody orders.
  @ParameterizedTest
  @EnumSource(value = Carrier.class, names = "FOUND")
  void whoComesFirstGoesFirst(Carrier carrier) throws Exception {
    try (RawServer server = new RawServer((request, wire) -> wire.answer(200, "", "x"));
        Transport transport = carrier.transport(TransportSettings.standard().parallel(1))) {
      List<Exchanged> all = new ArrayList<>();
      List<String> order = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        order.add("/" + i);
        all.add(Exchanged.post(transport, server.uri("/" + i)));
      }
      all.forEach(Exchanged::answer);
      assertThat(server.requests()).extracting(RawServer.Request::target).isEqualTo(order);
    }
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void aCallThatWaitsHasNotLeftAndMakesRoomWhenItIsGivenUp(Carrier carrier) throws Exception {
    Semaphore held = new Semaphore(0);
    CountDownLatch arrived = new CountDownLatch(1);
    try (RawServer server =
            new RawServer(
                (request, wire) -> {
                  arrived.countDown();
                  held.acquireUninterruptibly();
                  wire.answer(200, "", "x");
                });
        Transport transport = carrier.transport(TransportSettings.standard().parallel(1))) {
      Exchanged first = Exchanged.post(transport, server.uri("/1"));
      assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
      Exchanged second = Exchanged.post(transport, server.uri("/2"));
      Exchanged third = Exchanged.post(transport, server.uri("/3"));

      assertThat(first.leavings()).isEqualTo(1);
      assertThat(second.leavings()).isZero();
      second.future().cancel(true);
      held.release(2);
      first.answer();
      third.answer();

      assertThat(second.leavings()).isZero();
      assertThat(third.leavings()).isEqualTo(1);
      assertThat(server.requests())
          .extracting(RawServer.Request::target)
          .containsExactly("/1", "/3");
    }
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void givingUpWhatIsUnderWayMakesRoom(Carrier carrier) throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    try (RawServer server =
            new RawServer(
                (request, wire) -> {
                  if (request.target().equals("/held")) {
                    arrived.countDown();
                    wire.hold();
                  }
                  wire.answer(200, "", "x");
                });
        Transport transport = carrier.transport(TransportSettings.standard().parallel(1))) {
      Exchanged held = Exchanged.get(transport, server.uri("/held"));
      assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
      Exchanged next = Exchanged.get(transport, server.uri("/next"));
      held.future().cancel(true);
      assertThat(next.answer().text()).isEqualTo("x");
    }
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void openDownloadsTakeNoPlace(Carrier carrier) throws Exception {
    try (RawServer server =
            new RawServer(
                (request, wire) -> {
                  if (request.target().equals("/download")) {
                    wire.send("HTTP/1.1 200 OK\nContent-Length: 9\n\nabc");
                    wire.hold();
                  }
                  wire.answer(200, "", "x");
                });
        Transport transport = carrier.transport(TransportSettings.standard().parallel(1))) {
      HttpRequest download = new HttpRequest("GET", server.uri("/download"), Headers.none(), null);
      try (InputStream body =
          transport.send(download, (status, headers, stream) -> stream).get(20, TimeUnit.SECONDS)) {
        assertThat(Exchanged.get(transport, server.uri("/")).answer().text()).isEqualTo("x");
        assertThat(body.readNBytes(3)).hasSize(3);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void leavingIsToldOnceAndBeforeTheServerHasAnything(Carrier carrier) throws Exception {
    AtomicReference<@Nullable Exchanged> sent = new AtomicReference<>();
    Semaphore known = new Semaphore(0);
    Queue<Integer> seen = new ConcurrentLinkedQueue<>();
    try (RawServer server =
            new RawServer(
                (request, wire) -> {
                  known.acquireUninterruptibly();
                  seen.add(Objects.requireNonNull(sent.get()).leavings());
                  wire.answer(200, "", "x");
                });
        Transport transport = carrier.transport()) {
      for (String method : List.of("POST", "PUT", "PATCH", "GET", "DELETE")) {
        RequestBody body = method.startsWith("P") ? RequestBody.of("{}") : null;
        Exchanged call = Exchanged.start(transport, method, server.uri("/"), body);
        sent.set(call);
        known.release();
        call.answer();
        assertThat(call.leavings()).isEqualTo(1);
      }
      assertThat(transport.tellsLeaving()).isTrue();
      assertThat(seen).containsExactly(1, 1, 1, 1, 1);
    }
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void aWriteHasNotLeftWhileTlsIsBeingAgreedOn(Carrier carrier) throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Transport transport = carrier.transport()) {
      URI uri = URI.create("https://localhost:" + silent.getLocalPort() + "/");
      Exchanged call = Exchanged.post(transport, uri);
      try (Socket client = silent.accept()) {
        assertThat(client.getInputStream().readNBytes(20)).hasSize(20);
        assertThat(call.leavings()).isZero();
        call.future().cancel(true);
      }
      assertThat(call.leavings()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void whatNobodyAcceptsHasNotLeft(Carrier carrier) throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    try (Transport transport = carrier.transport()) {
      Exchanged call = Exchanged.post(transport, URI.create("http://127.0.0.1:" + port + "/"));
      TransportException failure = call.failure();
      assertThat(call.leavings()).isZero();
      assertThat(failure).hasMessageContaining("no connection to 127.0.0.1:" + port);
      assertThat(failure.lasting()).isFalse();
    }
  }
}
