// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.testing.RawServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every transport must do. The server counts, so that nothing is sent behind our back. */
public abstract class TransportContract {
  private @Nullable Transport transport;
  private @Nullable RawServer server;

  protected abstract Transport transport();

  /** An answer, read to its end. */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares two.
  protected record Answer(int status, Headers headers, byte[] body) {
    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  @BeforeEach
  void open() {
    transport = transport();
  }

  @AfterEach
  void close() throws IOException {
    Objects.requireNonNull(transport).close();
    if (server != null) {
      server.close();
    }
  }

  private RawServer serve(RawServer.Handler handler) {
    RawServer started = new RawServer(handler);
    server = started;
    return started;
  }

  private static HttpRequest request(String method, URI uri, @Nullable RequestBody body) {
    return new HttpRequest(method, uri, Headers.none(), body);
  }

  private <R> CompletableFuture<R> start(HttpRequest request, Transport.Receiver<R> receiver) {
    return Objects.requireNonNull(transport).send(request, receiver);
  }

  private CompletableFuture<Answer> start(HttpRequest request) {
    return start(
        request,
        (status, headers, body) -> {
          try (body) {
            return new Answer(status, headers, body.readAllBytes());
          }
        });
  }

  private Answer send(HttpRequest request) throws Exception {
    return start(request).get(20, TimeUnit.SECONDS);
  }

  private Answer get(RawServer to, String target) throws Exception {
    return send(request("GET", to.uri(target), null));
  }

  private TransportException failure(CompletableFuture<?> sending) throws Exception {
    try {
      throw new AssertionError("expected a failure, got " + sending.get(20, TimeUnit.SECONDS));
    } catch (ExecutionException failed) {
      assertThat(failed.getCause()).isInstanceOf(TransportException.class);
      return (TransportException) Objects.requireNonNull(failed.getCause());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void redirectsAreNotFollowed(int status) throws Exception {
    RawServer to = serve((request, wire) -> wire.answer(status, "Location: /other\n", ""));

    Answer answer = get(to, "/");

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.headers().first("location")).contains("/other");
    assertThat(to.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {200, 201, 203, 206, 400, 401, 403, 404, 408, 409, 412, 421, 429, 500, 502, 503, 504})
  void everyStatusIsAValueAndNothingIsSentAgain(int status) throws Exception {
    RawServer to =
        serve((request, wire) -> wire.answer(status, "Retry-After: 0\nX-A: b\n", "text"));

    for (String method : List.of("GET", "POST", "PUT", "DELETE")) {
      RequestBody body = method.startsWith("P") ? RequestBody.of("{}") : null;
      Answer answer = send(request(method, to.uri("/"), body));
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.headers().all("Retry-After")).containsExactly("0");
      assertThat(answer.headers().first("x-a")).contains("b");
      assertThat(answer.text()).isEqualTo("text");
    }
    assertThat(to.requests()).hasSize(4);
  }

  @Test
  void cookiesAreNotKept() throws Exception {
    RawServer to = serve((request, wire) -> wire.answer(200, "Set-Cookie: a=b; Path=/\n", ""));

    get(to, "/");
    get(to, "/");

    assertThat(to.requests()).hasSize(2).allMatch(request -> request.all("Cookie").isEmpty());
  }

  @Test
  void theCredentialIsSentAsGivenAndNoneIsAdded() throws Exception {
    RawServer to =
        serve((request, wire) -> wire.answer(401, "WWW-Authenticate: Basic realm=\"x\"\n", ""));
    HttpRequest with =
        request("GET", to.uri("/"), null).with(Headers.none().with("Authorization", "Bearer x"));

    assertThat(send(with).status()).isEqualTo(401);
    assertThat(get(to, "/").status()).isEqualTo(401);

    assertThat(to.requests()).hasSize(2);
    assertThat(to.requests().get(0).all("Authorization")).containsExactly("Bearer x");
    assertThat(to.requests().get(1).all("Authorization")).isEmpty();
  }

  @Test
  void headersAreSentAndReceivedInOrderWhateverTheirCase() throws Exception {
    String large = "x".repeat(64 * 1024);
    RawServer to =
        serve(
            (request, wire) ->
                wire.answer(200, "X-ONE: 1\nx-one: 2\nX-Large: " + large + "\nx-Empty:\n", ""));
    Headers headers =
        Headers.none()
            .with("User-Agent", "me")
            .and("X-A", "1")
            .and("X-A", "2")
            .and("X-Large", "y".repeat(16 * 1024));

    Answer answer = send(request("GET", to.uri("/"), null).with(headers));

    RawServer.Request seen = to.requests().get(0);
    assertThat(seen.all("x-a")).containsExactly("1", "2");
    assertThat(seen.all("user-agent")).containsExactly("me");
    assertThat(seen.first("x-large").orElseThrow()).hasSize(16 * 1024);
    assertThat(answer.headers().all("X-One")).containsExactly("1", "2");
    assertThat(answer.headers().first("X-Large")).contains(large);
    assertThat(answer.headers().first("X-EMPTY")).contains("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a%20b%2Fc/%25/%C3%A9/%F0%9F%9A%80?$top=5&q=%2B%20%26%3D%27&empty=&flag",
        "/tfs/My%20Collection/_apis/x?searchCriteria.status=active",
        "/a;b=c,d@e:f/...?x=a/b?c",
        "/%2e%2Fa"
      })
  void anAddressIsSentUntouched(String target) throws Exception {
    RawServer to = serve((request, wire) -> wire.answer(200, "", ""));

    get(to, target);

    assertThat(to.requests().get(0).target()).isEqualTo(target);
  }

  @ParameterizedTest
  @CsvSource({"POST", "PUT", "PATCH"})
  void noBodyIsSentAsLengthZero(String method) throws Exception {
    RawServer to = serve((request, wire) -> wire.answer(200, "", ""));

    send(request(method, to.uri("/"), null));
    send(request(method, to.uri("/"), RequestBody.of(new byte[0])));

    assertThat(to.requests())
        .hasSize(2)
        .allSatisfy(
            request -> {
              assertThat(request.method()).isEqualTo(method);
              assertThat(request.all("Content-Length")).containsExactly("0");
            });
  }

  @Test
  void aGetHasNoBody() throws Exception {
    RawServer to = serve((request, wire) -> wire.answer(200, "", ""));

    get(to, "/");

    assertThat(to.requests().get(0).first("Content-Length").orElse("0")).isEqualTo("0");
    assertThat(to.requests().get(0).all("Transfer-Encoding")).isEmpty();
    assertThat(to.requests().get(0).all("Content-Type")).isEmpty();
  }

  @Test
  void anyVerbMayCarryABody() throws Exception {
    RawServer to = serve((request, wire) -> wire.answer(200, "", ""));
    Headers json = Headers.none().with("Content-Type", "application/json-patch+json");

    for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
      send(request(method, to.uri("/"), RequestBody.of("[1]")).with(json));
    }

    assertThat(to.requests())
        .allSatisfy(
            request -> {
              assertThat(request.text()).isEqualTo("[1]");
              assertThat(request.all("Content-Type"))
                  .containsExactly("application/json-patch+json");
            });
  }

  @Test
  void bytesGoOutAndComeInExactly() throws Exception {
    byte[] bytes = new byte[1_000_000];
    new SplittableRandom(1).nextBytes(bytes);
    RawServer to = serve((request, wire) -> wire.answer(200, "", request.body()));

    Answer known = send(request("POST", to.uri("/"), RequestBody.of(bytes)));
    Answer unknown =
        send(request("PUT", to.uri("/"), RequestBody.once(new ByteArrayInputStream(bytes), -1)));

    assertThat(known.body()).isEqualTo(bytes);
    assertThat(unknown.body()).isEqualTo(bytes);
    assertThat(to.requests().get(0).all("Content-Length")).containsExactly("1000000");
    assertThat(to.requests().get(1).all("Transfer-Encoding")).containsExactly("chunked");
  }

  @Test
  void compressionIsUndoneOrNotAskedFor() throws Exception {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write("plain text".getBytes(StandardCharsets.UTF_8));
    }
    RawServer to =
        serve(
            (request, wire) -> {
              if (request.first("Accept-Encoding").orElse("").contains("gzip")) {
                wire.answer(200, "Content-Encoding: gzip\n", zipped.toByteArray());
              } else {
                wire.answer(200, "", "plain text");
              }
            });

    Answer answer = get(to, "/");

    assertThat(answer.text()).isEqualTo("plain text");
    assertThat(answer.headers().first("Content-Encoding")).isEmpty();
    assertThat(answer.headers().first("Content-Length").orElse("10")).isEqualTo("10");
  }

  @Test
  void answersWithoutBodyEnd() throws Exception {
    RawServer to =
        serve(
            (request, wire) -> {
              switch (request.target()) {
                case "/204" -> wire.send("HTTP/1.1 204 No Content\n\n");
                case "/304" -> wire.send("HTTP/1.1 304 Not Modified\nETag: \"1\"\n\n");
                default -> wire.send("HTTP/1.1 200 OK\nContent-Length: 99\n\n");
              }
            });

    assertThat(get(to, "/204").body()).isEmpty();
    assertThat(get(to, "/304").headers().first("etag")).contains("\"1\"");
    Answer head = send(request("HEAD", to.uri("/head"), null));
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().first("Content-Length")).contains("99");
    assertThat(to.requests().get(2).method()).isEqualTo("HEAD");
  }

  @Test
  void aChunkedBodyIsRead() throws Exception {
    RawServer to =
        serve(
            (request, wire) ->
                wire.send("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n3\nabc\n2\nde\n0\n\n"));

    assertThat(get(to, "/").text()).isEqualTo("abcde");
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

    InputStream stream =
        start(request("GET", to.uri("/"), null), (status, headers, body) -> body)
            .get(20, TimeUnit.SECONDS);

    assertThat(stream.readNBytes(3)).isEqualTo("abc".getBytes(StandardCharsets.UTF_8));
    half.countDown();
    assertThat(stream.readAllBytes()).isEqualTo("def".getBytes(StandardCharsets.UTF_8));
    assertThat(stream.read()).isEqualTo(-1);
    stream.close();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupt) {
      throw new AssertionError(interrupt);
    }
  }

  @Test
  void aRefusedConnectionHasSentNothing() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }

    URI nobody = URI.create("http://127.0.0.1:" + port + "/");

    assertThat(failure(start(request("POST", nobody, RequestBody.of("x")))).mayHaveArrived())
        .isFalse();
  }

  @Test
  void anUnknownHostHasSentNothing() throws Exception {
    URI nowhere = URI.create("http://no-such-host.invalid/");

    assertThat(failure(start(request("POST", nowhere, null))).mayHaveArrived()).isFalse();
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
      assertThat(failure(start(request("POST", uri, RequestBody.of("x")))).mayHaveArrived())
          .isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"GET, true", "GET, false", "POST, true", "POST, false", "PUT, true", "DELETE, true"})
  void aConnectionThatEndsBeforeTheAnswerMayHaveCarriedTheRequest(String method, boolean reset)
      throws Exception {
    RawServer to =
        serve(
            (request, wire) -> {
              if (reset) {
                wire.reset();
              } else {
                wire.close();
              }
            });
    RequestBody body = method.startsWith("P") ? RequestBody.of("x") : null;

    assertThat(failure(start(request(method, to.uri("/"), body))).mayHaveArrived()).isTrue();
    int most = method.equals("GET") ? requestsForABrokenGet() : 1;
    assertThat(to.requests()).hasSize(most);
    assertThat(to.connections()).isEqualTo(most);
  }

  /** How many requests a GET makes whose connection ends before the answer. Should be one. */
  protected int requestsForABrokenGet() {
    return 1;
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
  void aWriteIsNotSentAgainWhenAKeptConnectionEnds(String method) throws Exception {
    RawServer to =
        serve(
            (request, wire) -> {
              if (request.method().equals("GET")) {
                wire.answer(200, "", "x");
              } else {
                wire.reset();
              }
            });
    get(to, "/");

    assertThat(failure(start(request(method, to.uri("/"), null))).mayHaveArrived()).isTrue();
    assertThat(to.requests()).hasSize(2);
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

    assertThat(failure(start(request("GET", to.uri("/"), null))).mayHaveArrived()).isTrue();
    assertThat(to.requests()).hasSize(1);
  }

  @Test
  void aChunkedBodyThatBreaksOffIsAnError() throws Exception {
    RawServer to =
        serve(
            (request, wire) -> {
              wire.send("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n3\nabc\n");
              wire.close();
            });

    failure(start(request("GET", to.uri("/"), null)));
    assertThat(to.requests()).hasSize(1);
  }

  @Test
  void nonsenseInPlaceOfAnAnswerIsAnError() throws Exception {
    RawServer to =
        serve(
            (request, wire) -> {
              wire.send("SSH-2.0-OpenSSH\n\n");
              wire.close();
            });

    assertThat(failure(start(request("POST", to.uri("/"), null))).mayHaveArrived()).isTrue();
  }

  @Test
  void aBodyThatCannotBeReadIsNeverSentAsWhole() throws Exception {
    RawServer to = serve((request, wire) -> wire.answer(200, "", ""));
    for (long length : new long[] {10, -1}) {
      RequestBody broken = new BrokenBody(length);
      failure(start(request("POST", to.uri("/"), broken)));
    }
    assertThat(to.requests()).isEmpty();
  }

  /** Fails after three bytes. */
  @SuppressWarnings("InputStreamSlowMultibyteRead") // Three bytes are soon read.
  private record BrokenBody(long length) implements RequestBody {
    @Override
    public InputStream open() {
      return new InputStream() {
        private int left = 3;

        @Override
        public int read() throws IOException {
          if (left == 0) {
            throw new IOException("the disk is gone");
          }
          left--;
          return 'x';
        }
      };
    }
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
    CompletableFuture<Answer> sending = start(request("GET", to.uri("/"), null));
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
    CompletableFuture<InputStream> sending =
        start(request("GET", to.uri("/"), null), (status, headers, body) -> body);
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
    start(request("GET", to.uri("/"), null), (status, headers, body) -> body)
        .get(20, TimeUnit.SECONDS)
        .close();

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
        start(
            request("GET", to.uri("/"), null),
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
    CompletableFuture<Answer> waiting = start(request("GET", to.uri("/"), null));
    InputStream body =
        start(request("GET", to.uri("/body"), null), (status, headers, stream) -> stream)
            .get(20, TimeUnit.SECONDS);
    await(arrived);

    Objects.requireNonNull(transport).close();
    Objects.requireNonNull(transport).close();

    failure(waiting);
    assertThatIOException().isThrownBy(body::readAllBytes);
    failure(start(request("GET", to.uri("/"), null)));
  }

  @Test
  void connectionsAreKeptAndUsedAgain() throws Exception {
    RawServer to = serve((request, wire) -> wire.answer(200, "", "x"));

    for (int i = 0; i < 10; i++) {
      get(to, "/" + i);
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
    Map<Integer, CompletableFuture<Answer>> sent = new TreeMap<>();
    for (int i = 0; i < many; i++) {
      sent.put(i, start(request("GET", to.uri("/" + i), null)));
    }
    for (var one : sent.entrySet()) {
      assertThat(one.getValue().get(20, TimeUnit.SECONDS).text()).isEqualTo("/" + one.getKey());
    }
  }
}
