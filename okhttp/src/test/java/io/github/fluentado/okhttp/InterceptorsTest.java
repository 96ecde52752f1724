// SPDX-License-Identifier: MIT
package io.github.fluentado.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.transport.Transport.Receiver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Okio;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands between OkHttp and the wire, with a chain that is played by hand. */
class InterceptorsTest {
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

  /** What comes of each turn of the chain: an answer or a failure. */
  private Interceptor.Chain chain(Request request, Queue<Object> outcomes) {
    return (Interceptor.Chain)
        Proxy.newProxyInstance(
            InterceptorsTest.class.getClassLoader(),
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
