// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.transport.Transport.Receiver;
import io.github.fluentado.core.transport.TransportException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.ProtocolException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.zip.GZIPOutputStream;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okhttp3.internal.http2.ConnectionShutdownException;
import okhttp3.internal.http2.ErrorCode;
import okhttp3.internal.http2.StreamResetException;
import okio.Okio;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What OkHttp gives, played by hand: nothing is sent. */
class PassageTest {
  private static final String URL = "https://h/a";
  private static final OkHttpClient CLIENT = new OkHttpClient();

  private final List<String> heard = new ArrayList<>();
  private final Progress progress =
      new Progress((status, headers, body) -> "", call -> heard.add("ended"), connection -> {});
  private final Call call = CLIENT.newCall(request(null));

  private Request request(@Nullable RequestBody body) {
    return new Request.Builder()
        .url(URL)
        .tag(Progress.class, progress)
        .method(body == null ? "GET" : "POST", body)
        .build();
  }

  private <R> Passage<R> passage(Receiver<R> receiver) {
    return new Passage<>(call, URI.create(URL), progress, receiver, begun -> heard.add("begun"));
  }

  private Response response(int status, byte[] body, String... headers) {
    InputStream stream =
        new ByteArrayInputStream(body) {
          @Override
          public void close() {
            heard.add("closed");
          }
        };
    return new Response.Builder()
        .request(call.request())
        .protocol(Protocol.HTTP_1_1)
        .code(status)
        .message("")
        .headers(okhttp3.Headers.of(headers))
        .body(ResponseBody.create(Okio.buffer(Okio.source(stream)), null, body.length))
        .build();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String told(int status, Headers headers, InputStream body) throws IOException {
    try (body) {
      return status
          + " "
          + headers.fields()
          + " "
          + new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void anAnswerIsHandedOnWithItsHeadersAndThoseThatWerePutAside() throws IOException {
    progress.keepRetryAfter(List.of("0"));

    assertThat(passage(PassageTest::told).received(response(503, bytes("busy"), "X-A", "b")))
        .isEqualTo("503 [X-A=b, Retry-After=0] busy");
    assertThat(heard).contains("closed");
  }

  @Test
  void compressionIsUndone() throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(bytes("plain"));
    }

    assertThat(
            passage(PassageTest::told)
                .received(response(200, zipped.toByteArray(), "Content-Encoding", "gzip")))
        .isEqualTo("200 [] plain");
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 304})
  void whatHasNoBodyIsEmptyAndClosedAtOnce(int status) throws IOException {
    String told =
        passage(
                (code, headers, body) -> {
                  assertThat(heard).contains("closed");
                  return told(code, headers, body);
                })
            .received(response(status, bytes("odd"), "Content-Encoding", "gzip"));

    assertThat(told).isEqualTo(status + " [Content-Encoding=gzip] ");
  }

  @Test
  void aReceiverThatFailsClosesTheBody() {
    IOException odd = new IOException("odd");
    Passage<String> failing =
        passage(
            (status, headers, body) -> {
              throw odd;
            });
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> failing.received(response(200, bytes("x"))))
        .withCause(odd)
        .satisfies(failure -> assertThat(failure.mayHaveArrived()).isTrue());
    assertThat(heard).contains("closed");

    heard.clear();
    Passage<String> broken =
        passage(
            (status, headers, body) -> {
              throw new IllegalStateException("defect");
            });
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> broken.received(response(200, bytes("x"))));
    assertThat(heard).contains("closed");
  }

  @Test
  void cancellingEndsTheCallAndTheOpenBody() throws IOException {
    List<InputStream> opened = new ArrayList<>();
    Passage<String> passage =
        passage(
            (status, headers, body) -> {
              opened.add(body);
              return "open";
            });
    assertThat(passage.isCancelled()).isFalse();
    assertThat(passage.received(response(200, bytes("x")))).isEqualTo("open");
    assertThat(heard).isEmpty();

    passage.cancel();
    assertThat(passage.isCancelled()).isTrue();
    assertThat(call.isCanceled()).isTrue();
    assertThat(heard).contains("closed");
    assertThatIOException().isThrownBy(opened.get(0)::read).withMessage("the body is closed");
  }

  @Test
  void anAnswerToWhatWasCancelledIsClosed() throws IOException {
    Passage<String> passage = passage((status, headers, body) -> "late");
    passage.cancel();

    assertThat(passage.received(response(200, bytes("x")))).isEqualTo("late");
    assertThat(heard).contains("closed");
  }

  @Test
  void whatGoesIsTold() {
    assertThat(passage(PassageTest::told).going()).isSameAs(call);
    assertThat(heard).containsExactly("begun");
  }

  @Test
  void onlyWhatHasLeftAndWasNotRefusedMayHaveArrived() {
    Passage<String> passage = passage(PassageTest::told);
    IOException reset = new IOException("reset");
    assertThat(passage.failure(reset).mayHaveArrived()).isFalse();
    assertThat(passage.unsent("given up").mayHaveArrived()).isFalse();
    assertThat(passage.unsent("given up")).hasMessageContaining("given up");

    assertThat(progress.leave()).isTrue();
    assertThat(passage.failure(reset).mayHaveArrived()).isTrue();
    assertThat(passage.failure(new ConnectionShutdownException()).mayHaveArrived()).isFalse();
    IOException refused = new StreamResetException(ErrorCode.REFUSED_STREAM);
    assertThat(passage.failure(refused).mayHaveArrived()).isFalse();
    assertThat(passage.failure(new StreamResetException(ErrorCode.CANCEL)).mayHaveArrived())
        .isTrue();
    assertThat(passage.failure(new IOException("REFUSED_STREAM")).mayHaveArrived()).isTrue();

    // Whoever has answered has looked at it.
    progress.responseHeadersEnd(call, response(200, new byte[0]));
    assertThat(passage.failure(refused).mayHaveArrived()).isTrue();
    assertThat(passage.failure(new ConnectionShutdownException()).mayHaveArrived()).isTrue();
  }

  @Test
  void aReceiverIsAskedOnceWhenItLeaves() {
    List<String> asked = new ArrayList<>();
    Progress asking =
        new Progress(
            new Receiver<String>() {
              @Override
              public boolean leaving() {
                asked.add("asked");
                return asked.size() > 1;
              }

              @Override
              public String receive(int status, Headers headers, InputStream body) {
                return "";
              }
            },
            ended -> {},
            released -> {});

    assertThat(asking.left()).isFalse();
    assertThat(asking.leave()).isFalse();
    assertThat(asking.left()).isFalse();
    assertThat(asking.leave()).isTrue();
    assertThat(asking.leave()).isTrue();
    assertThat(asking.left()).isTrue();
    assertThat(asked).hasSize(2);
  }

  @Test
  void theEndOfACallIsHeardHoweverItComes() {
    progress.callEnd(call);
    progress.callFailed(call, new IOException("reset"));
    assertThat(heard).containsExactly("ended", "ended");

    progress.beforeLookup(() -> heard.add("lookup"));
    progress.dnsStart(call, "h");
    assertThat(heard).endsWith("lookup");
  }

  /** What comes of each turn of the chain: an answer or a failure. */
  private Interceptor.Chain chain(Request request, Queue<Object> outcomes) {
    return (Interceptor.Chain)
        Proxy.newProxyInstance(
            PassageTest.class.getClassLoader(),
            new Class<?>[] {Interceptor.Chain.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("request")) {
                return request;
              }
              if (method.getName().equals("proceed")) {
                heard.add("proceeds");
                Object outcome = outcomes.remove();
                if (outcome instanceof IOException failure) {
                  throw failure;
                }
                return outcome;
              }
              return null;
            });
  }

  private Response fresh(Request request, Object... outcomes) throws IOException {
    return new FreshStart().intercept(chain(request, new ArrayDeque<>(List.of(outcomes))));
  }

  @Test
  void deadConnectionsArePassedOverUntilOneLives() throws IOException {
    Response answer = response(200, bytes("x"));

    assertThat(
            fresh(
                request(null),
                new Obedience.DeadConnectionException(),
                new Obedience.DeadConnectionException(),
                answer))
        .isSameAs(answer);
    assertThat(heard).containsExactly("proceeds", "proceeds", "proceeds");
    assertThatIOException()
        .isThrownBy(() -> fresh(request(null), new IOException("reset")))
        .withMessage("reset");
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 205, 407})
  void theAnswerThatOkHttpThrowsAwayIsSaved(int status) throws IOException {
    progress.responseHeadersEnd(call, response(status, bytes("x"), "X-A", "b"));

    Response saved = fresh(request(null), new ProtocolException("HTTP " + status + " had length"));

    assertThat(saved.code()).isEqualTo(status);
    assertThat(saved.header("X-A")).isEqualTo("b");
    assertThat(saved.body().bytes()).isEmpty();
  }

  @Test
  void anyOtherBreachOfTheProtocolIsAFailure() {
    ProtocolException odd = new ProtocolException("odd");
    assertThatIOException().isThrownBy(() -> fresh(request(null), odd)).isSameAs(odd);

    progress.responseHeadersEnd(call, response(200, bytes("x")));
    assertThatIOException().isThrownBy(() -> fresh(request(null), odd)).isSameAs(odd);
    Request foreign = new Request.Builder().url(URL).build();
    assertThatIOException().isThrownBy(() -> fresh(foreign, odd)).isSameAs(odd);
  }

  @Test
  void aBodyIsOpenBeforeAnythingIsSentAndClosedIfItNeverWas() throws IOException {
    StreamedBody body =
        new StreamedBody(
            new io.github.fluentado.core.http.RequestBody() {
              @Override
              public InputStream open() {
                heard.add("opened");
                return new ByteArrayInputStream(new byte[0]) {
                  @Override
                  public void close() {
                    heard.add("closed");
                  }
                };
              }

              @Override
              public long length() {
                return 0;
              }
            });

    fresh(request(body), response(200, bytes("x")));

    assertThat(heard).containsExactly("opened", "proceeds", "closed");
  }

  private Response obedient(Request request, Object outcome) throws IOException {
    return new Obedience(new IdleConnections(), null)
        .intercept(chain(request, new ArrayDeque<>(List.of(outcome))));
  }

  @Test
  void theWishToComeBackAtOnceIsPutAsideForA503Alone() throws IOException {
    Response busy = obedient(request(null), response(503, bytes("x"), "Retry-After", "0"));
    assertThat(busy.header("Retry-After")).isNull();
    assertThat(progress.retryAfter()).containsExactly("0");

    Response slow = obedient(request(null), response(429, bytes("x"), "Retry-After", "1"));
    assertThat(slow.header("Retry-After")).isEqualTo("1");
    Request foreign = new Request.Builder().url(URL).build();
    Response other = obedient(foreign, response(503, bytes("x"), "Retry-After", "0"));
    assertThat(other.header("Retry-After")).isEqualTo("0");
  }

  @Test
  void whatWasGivenUpIsNotSent() {
    Progress refusing =
        new Progress(
            new Receiver<String>() {
              @Override
              public boolean leaving() {
                return false;
              }

              @Override
              public String receive(int status, Headers headers, InputStream body) {
                return "";
              }
            },
            ended -> {},
            released -> {});
    Request given = new Request.Builder().url(URL).tag(Progress.class, refusing).build();

    assertThatIOException()
        .isThrownBy(() -> obedient(given, response(200, bytes("x"))))
        .withMessage("given up before it was sent");
    assertThat(heard).isEmpty();
  }
}
