// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.testing.AnsweringServer;
import io.github.fluentado.core.testing.Exchanged;
import io.github.fluentado.core.testing.RawServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every transport must do with any server: our own sockets, and one that nobody here wrote,
 * over HTTP/1.1 and over HTTP/2 behind TLS. The server counts, so that nothing is sent behind our
 * back.
 */
public abstract class TransportContract {
  private @Nullable Transport transport;
  private @Nullable AnsweringServer server;

  protected abstract Transport transport(TransportSettings settings);

  /** The server of one test, which closes it. */
  protected abstract AnsweringServer server();

  @BeforeEach
  void open() {
    server = server();
    transport = transport(server.settings());
  }

  @AfterEach
  void close() throws IOException {
    open(transport).close();
    open(server).close();
  }

  private static <T> T open(@Nullable T opened) {
    return Objects.requireNonNull(opened);
  }

  final AnsweringServer to() {
    return open(server);
  }

  final Transport over() {
    return open(transport);
  }

  final Exchanged start(String method, String target, @Nullable RequestBody body, Headers headers) {
    return Exchanged.start(over(), new HttpRequest(method, to().uri(target), headers, body));
  }

  final Exchanged start(String method, @Nullable RequestBody body) {
    return start(method, "/", body, Headers.none());
  }

  /** With a body where the verb usually has one. */
  final Exchanged start(String method) {
    return start(method, method.startsWith("P") ? RequestBody.of("{}") : null);
  }

  private Exchanged.Answer get() {
    return start("GET", null).answer();
  }

  final void empty(int status, Headers headers) {
    to().answer(status, headers, "");
  }

  final void empty() {
    empty(200, Headers.none());
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new SplittableRandom(1).nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void redirectsAreNotFollowed(int status) {
    empty(status, Headers.none().with("Location", "/other"));

    Exchanged.Answer answer = get();

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.headers().first("location")).contains("/other");
    assertThat(to().requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {200, 201, 203, 206, 400, 401, 403, 404, 408, 409, 412, 421, 429, 500, 502, 503, 504})
  void everyStatusIsAValueAndNothingIsSentAgain(int status) {
    to().answer(status, Headers.none().with("Retry-After", "0").with("X-A", "b"), "text");

    for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
      Exchanged.Answer answer = start(method).answer();
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.headers().all("retry-after")).containsExactly("0");
      assertThat(answer.headers().first("x-a")).contains("b");
      assertThat(answer.text()).isEqualTo("text");
    }
    assertThat(to().requests()).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 304})
  void answersWithoutBodyEnd(int status) {
    empty(status, Headers.none().with("ETag", "\"1\""));

    for (String method : List.of("GET", "POST", "HEAD", "OPTIONS")) {
      Exchanged.Answer answer = start(method).answer();
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.headers().first("etag")).contains("\"1\"");
      assertThat(answer.body()).isEmpty();
    }
    assertThat(to().requests())
        .extracting(RawServer.Request::method)
        .containsExactly("GET", "POST", "HEAD", "OPTIONS");
  }

  @Test
  void cookiesAreNotKept() {
    empty(200, Headers.none().with("Set-Cookie", "a=b; Path=/"));

    get();
    get();

    assertThat(to().requests()).hasSize(2).allMatch(request -> request.all("Cookie").isEmpty());
  }

  @Test
  void theCredentialIsSentAsGivenAndNoneIsAdded() {
    empty(401, Headers.none().with("WWW-Authenticate", "Basic realm=\"x\""));
    Headers credential = Headers.none().with("Authorization", "Bearer x");

    assertThat(start("GET", "/", null, credential).answer().status()).isEqualTo(401);
    assertThat(get().status()).isEqualTo(401);

    assertThat(to().requests()).hasSize(2);
    assertThat(to().requests().get(0).all("Authorization")).containsExactly("Bearer x");
    assertThat(to().requests().get(1).all("Authorization")).isEmpty();
  }

  @Test
  void headersAreSentAndReceivedInOrderWhateverTheirCase() {
    empty(200, Headers.none().and("X-One", "1").and("X-One", "2").and("X-Empty", ""));
    Headers headers =
        Headers.none()
            .with("User-Agent", "me")
            .and("X-A", "1")
            .and("X-A", "2")
            .and("X-Large", "y".repeat(16 * 1024));

    Exchanged.Answer answer = start("GET", "/", null, headers).answer();

    RawServer.Request seen = to().requests().get(0);
    assertThat(seen.all("x-a")).containsExactly("1", "2");
    assertThat(seen.all("user-agent")).containsExactly("me");
    assertThat(seen.first("x-large").orElseThrow()).hasSize(16 * 1024);
    assertThat(answer.headers().all("x-ONE")).containsExactly("1", "2");
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
  void anAddressIsSentUntouched(String target) {
    empty();

    start("GET", target, null, Headers.none()).answer();

    assertThat(to().requests().get(0).target()).isEqualTo(target);
  }

  @Test
  void aGetHasNoBody() {
    empty();

    get();

    RawServer.Request seen = to().requests().get(0);
    assertThat(seen.first("Content-Length").orElse("0")).isEqualTo("0");
    assertThat(seen.all("Transfer-Encoding")).isEmpty();
    assertThat(seen.all("Content-Type")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
  void anyVerbMayCarryABody(String method) {
    empty();
    Headers json = Headers.none().with("Content-Type", "application/json-patch+json");

    start(method, "/", RequestBody.of("[1]"), json).answer();

    RawServer.Request seen = to().requests().get(0);
    assertThat(seen.text()).isEqualTo("[1]");
    assertThat(seen.all("Content-Type")).containsExactly("application/json-patch+json");
  }

  @Test
  void bytesGoOutAndComeInExactly() {
    byte[] bytes = random(1_000_000);
    to().answer(200, Headers.none(), bytes);
    Map<RequestBody, String> bodies = new LinkedHashMap<>();
    bodies.put(RequestBody.of(bytes), "POST");
    bodies.put(RequestBody.once(new ByteArrayInputStream(bytes), bytes.length), "PUT");
    bodies.put(RequestBody.once(new ByteArrayInputStream(bytes), -1), "PATCH");

    bodies.forEach(
        (body, method) -> {
          assertThat(start(method, body).answer().body()).isEqualTo(bytes);
        });

    assertThat(to().requests())
        .hasSize(3)
        .allSatisfy(request -> assertThat(request.body()).isEqualTo(bytes));
  }

  @Test
  void compressionIsUndoneOrNotAskedFor() {
    String text = "plain text ".repeat(1000);
    to().answerZipped(text);

    Exchanged.Answer answer = get();

    assertThat(answer.text()).isEqualTo(text);
    assertThat(answer.headers().first("Content-Encoding")).isEmpty();
    assertThat(answer.headers().first("Content-Length").orElse("11000")).isEqualTo("11000");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 20})
  void aBodyInPiecesComesWhole(int pieces) {
    String text = "abcdefghij".repeat(1000);
    to().answerInPieces(text, pieces);

    assertThat(get().text()).isEqualTo(text);
    assertThat(start("POST").answer().text()).isEqualTo(text);
  }

  @Test
  void aLateAnswerIsWaitedFor() {
    to().answerAfter(Duration.ofMillis(200), "late");

    assertThat(get().text()).isEqualTo("late");
    assertThat(start("POST").answer().text()).isEqualTo("late");
    assertThat(to().requests()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  void whatIsGivenUpEndsAtOnceAndHindersNoOther(String method) {
    to().answerAfter(Duration.ofSeconds(15), "never");
    CompletableFuture<Exchanged.Answer> waiting = start(method).future();

    assertThat(waiting.cancel(true)).isTrue();

    assertThat(waiting).isCancelled();
    to().answer(200, Headers.none(), "next");
    assertThat(get().text()).isEqualTo("next");
  }

  @ParameterizedTest
  @ValueSource(longs = {10, -1})
  void aBodyThatCannotBeReadIsNeverSentAsWhole(long length) {
    empty();

    start("POST", new BrokenBody(length)).failure();

    assertThat(to().requests()).isEmpty();
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
}
