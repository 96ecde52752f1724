// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.testing.Authority;
import io.github.fluentado.core.testing.Exchanged;
import io.github.fluentado.core.testing.RawServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers that end a connection while it is idle, and say nothing of it in the answer before. */
class IdleConnectionTest {
  private static final Authority AUTHORITY = new Authority();
  // Longer than it takes on loopback for the end to be there; nothing waits for it to be noticed.
  private static final long IDLE_NANOS = 20_000_000;

  enum Farewell {
    END,
    RESET,
    WORDS {
      @Override
      void say(RawServer.Wire wire) throws IOException {
        wire.send("HTTP/1.1 408 Request Timeout\nConnection: close\nContent-Length: 0\n\n");
        wire.close();
      }
    };

    void say(RawServer.Wire wire) throws IOException {
      if (this == END) {
        wire.close();
      } else {
        wire.reset();
      }
    }
  }

  static Stream<Arguments> cells() {
    return Arrays.stream(Carrier.values())
        .flatMap(
            carrier ->
                Arrays.stream(Farewell.values())
                    .flatMap(
                        farewell ->
                            Stream.of(
                                Arguments.of(carrier, farewell, false),
                                Arguments.of(carrier, farewell, true))));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void noWriteIsLostToAnIdleConnectionThatHasEnded(
      Carrier carrier, Farewell farewell, boolean secure) throws Exception {
    RawServer.Handler handler =
        (request, wire) -> {
          wire.answer(200, "", "x");
          farewell.say(wire);
        };
    try (RawServer server =
            secure
                ? RawServer.secure(AUTHORITY.server().getServerSocketFactory(), false, handler)
                : new RawServer(handler);
        Transport transport =
            carrier.transport(TransportSettings.standard().trust(AUTHORITY.pem()))) {
      for (int i = 0; i < 6; i++) {
        Exchanged call =
            i % 2 == 0
                ? Exchanged.post(transport, server.uri("/"))
                : Exchanged.start(transport, "PATCH", server.uri("/"), once());
        assertThat(call.answer().text()).isEqualTo("x");
        assertThat(call.leavings()).isEqualTo(1);
        LockSupport.parkNanos(IDLE_NANOS);
      }
      assertThat(server.requests()).hasSize(6);
    }
  }

  private static RequestBody once() {
    return RequestBody.once(new ByteArrayInputStream("[]".getBytes(StandardCharsets.US_ASCII)), 2);
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void manyDeadConnectionsAreAllPassedOver(Carrier carrier) throws Exception {
    CountDownLatch together = new CountDownLatch(20);
    try (RawServer server =
            new RawServer(
                (request, wire) -> {
                  awaitAll(together);
                  wire.answer(200, "", "x");
                  wire.close();
                });
        Transport transport = carrier.transport()) {
      List<Exchanged> all = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        all.add(Exchanged.post(transport, server.uri("/")));
      }
      all.forEach(Exchanged::answer);
      LockSupport.parkNanos(IDLE_NANOS);

      assertThat(Exchanged.post(transport, server.uri("/")).answer().text()).isEqualTo("x");
    }
  }

  private static void awaitAll(CountDownLatch together) {
    together.countDown();
    try {
      assertThat(together.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupt) {
      throw new AssertionError(interrupt);
    }
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void aLivingConnectionIsKeptHoweverOftenItIsLookedAt(Carrier carrier) throws Exception {
    for (boolean secure : new boolean[] {false, true}) {
      RawServer.Handler handler = (request, wire) -> wire.answer(200, "", "x");
      try (RawServer server =
              secure
                  ? RawServer.secure(AUTHORITY.server().getServerSocketFactory(), false, handler)
                  : new RawServer(handler);
          Transport transport =
              carrier.transport(TransportSettings.standard().trust(AUTHORITY.pem()))) {
        for (int i = 0; i < 5; i++) {
          assertThat(Exchanged.post(transport, server.uri("/")).answer().text()).isEqualTo("x");
          LockSupport.parkNanos(IDLE_NANOS);
        }
        assertThat(server.connections()).isEqualTo(1);
      }
    }
  }
}
