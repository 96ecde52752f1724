// SPDX-License-Identifier: MIT
package io.github.fluentado.okhttp;

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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okhttp3.internal.http2.ConnectionShutdownException;
import okhttp3.internal.http2.ErrorCode;
import okhttp3.internal.http2.StreamResetException;
import okio.Okio;
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
  private final Call call = CLIENT.newCall(new Request.Builder().url(URL).build());

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
}
