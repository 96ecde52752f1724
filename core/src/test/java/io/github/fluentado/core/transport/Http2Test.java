// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.testing.Authority;
import io.github.fluentado.core.testing.Exchanged;
import io.github.fluentado.core.testing.Http2Server;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a server of HTTP/2 says about a request that it has not looked at. */
class Http2Test {
  private static final Authority AUTHORITY = new Authority();
  private static final int ANY = 100;

  private static Http2Server serve(int streams, Http2Server.Handler handler) throws Exception {
    return new Http2Server(AUTHORITY.server(), streams, handler);
  }

  private static Transport transport(Carrier carrier) {
    return carrier.transport(TransportSettings.standard().trust(AUTHORITY.pem()));
  }

  private static RequestBody once() {
    byte[] bytes = "once".getBytes(StandardCharsets.US_ASCII);
    return RequestBody.once(new ByteArrayInputStream(bytes), bytes.length);
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void requestsShareAConnection(Carrier carrier) throws Exception {
    try (Http2Server server = serve(ANY, (number, stream) -> stream.answer("n" + number));
        Transport transport = transport(carrier)) {
      for (int i = 1; i <= 3; i++) {
        assertThat(Exchanged.post(transport, server.uri("/")).answer().text()).isEqualTo("n" + i);
      }
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void aRefusedStreamHasNotArrived(Carrier carrier) throws Exception {
    try (Http2Server server =
            serve(ANY, (number, stream) -> stream.reset(Http2Server.REFUSED_STREAM));
        Transport transport = transport(carrier)) {
      assertThat(Exchanged.post(transport, server.uri("/")).failure().mayHaveArrived()).isFalse();
      assertThat(Exchanged.get(transport, server.uri("/")).failure().mayHaveArrived()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void anyOtherResetMayHaveArrived(Carrier carrier) throws Exception {
    int internalError = 2;
    int cancel = 8;
    for (int code : new int[] {internalError, cancel}) {
      try (Http2Server server = serve(ANY, (number, stream) -> stream.reset(code));
          Transport transport = transport(carrier)) {
        assertThat(Exchanged.post(transport, server.uri("/")).failure().mayHaveArrived()).isTrue();
        assertThat(server.requests()).isEqualTo(1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void aOneShotBodyIsNeverSentEmptyAfterARefusal(Carrier carrier) throws Exception {
    try (Http2Server server =
            serve(
                ANY,
                (number, stream) -> {
                  if (number == 1) {
                    stream.reset(Http2Server.REFUSED_STREAM);
                  } else {
                    stream.answer("empty?");
                  }
                });
        Transport transport = transport(carrier)) {
      Exchanged.start(transport, "POST", server.uri("/"), once()).failure();
      assertThat(server.requests()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void whatAGoAwayHasSeenIsAnswered(Carrier carrier) throws Exception {
    try (Http2Server server =
            serve(
                ANY,
                (number, stream) -> {
                  stream.goAway(stream.id());
                  stream.answer("n" + number);
                });
        Transport transport = transport(carrier)) {
      for (int i = 1; i <= 3; i++) {
        Exchanged call = Exchanged.post(transport, server.uri("/"));
        if (Carrier.isJdk() && Runtime.version().feature() < 25) {
          // An older client takes any GOAWAY for the end of all its streams.
          call.future().handle((answer, error) -> "").get(20, TimeUnit.SECONDS);
          assertThat(server.requests()).isEqualTo(i);
        } else {
          assertThat(call.answer().text()).isEqualTo("n" + i);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void whatAGoAwayHasNotSeenIsToldOrSentAgain(Carrier carrier) throws Exception {
    try (Http2Server server =
            serve(
                ANY,
                (number, stream) -> {
                  if (number == 1) {
                    stream.goAway(0);
                  } else {
                    stream.answer("n" + number);
                  }
                });
        Transport transport = transport(carrier)) {
      Exchanged first = Exchanged.post(transport, server.uri("/"));
      boolean old = Carrier.isJdk() && Runtime.version().feature() < 25;
      try {
        assertThat(first.future().get(20, TimeUnit.SECONDS).text()).isEqualTo("n2");
      } catch (ExecutionException failed) {
        // An older client does not tell which streams the server has seen.
        assertThat(first.failure().mayHaveArrived()).isIn(false, old);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void moreCallsThanStreamsAllComeThrough(Carrier carrier) throws Exception {
    CountDownLatch two = new CountDownLatch(2);
    try (Http2Server server =
            serve(
                2,
                (number, stream) -> {
                  two.countDown();
                  stream.answer("n");
                });
        Transport transport = transport(carrier)) {
      // The first tells the client of the limit.
      assertThat(Exchanged.get(transport, server.uri("/")).answer().text()).isEqualTo("n");
      List<Exchanged> all = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        all.add(Exchanged.post(transport, server.uri("/" + i)));
      }
      for (Exchanged one : all) {
        assertThat(one.answer().text()).isEqualTo("n");
      }
      assertThat(server.requests()).isEqualTo(31);
    }
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void openDownloadsThatTakeAllStreamsMakeOthersWaitAndNotFail(Carrier carrier) throws Exception {
    try (Http2Server server =
            serve(
                1,
                (number, stream) -> {
                  if (number == 2) {
                    stream.begin("beginning");
                  } else {
                    stream.answer("n" + number);
                  }
                });
        Transport transport = transport(carrier)) {
      assertThat(Exchanged.get(transport, server.uri("/")).answer().text()).isEqualTo("n1");
      InputStream download =
          transport
              .send(
                  new io.github.fluentado.core.http.HttpRequest(
                      "GET", server.uri("/"), io.github.fluentado.core.http.Headers.none(), null),
                  (status, headers, body) -> body)
              .get(20, TimeUnit.SECONDS);
      Exchanged waiting = Exchanged.post(transport, server.uri("/"));
      download.close();
      assertThat(waiting.answer().text()).startsWith("n");
    }
  }
}
