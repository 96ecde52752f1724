// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.testing.Exchanged;
import io.github.fluentado.core.testing.RawServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that are lawful but rare, or slightly wrong: none of them may make a done write lost. */
class OddAnswersTest {
  private static final String TEXT = "plain text ".repeat(1000);

  private static Stream<Arguments> each(String... values) {
    return Arrays.stream(values)
        .flatMap(
            value -> Arrays.stream(Carrier.values()).map(carrier -> Arguments.of(carrier, value)));
  }

  static Stream<Arguments> bodiless() {
    return each(
        "204 No Content\n",
        "204 No Content\nContent-Length: 0\n",
        "204 No Content\nContent-Length: 5\n",
        "204 No Content\nTransfer-Encoding: chunked\n",
        "204 No Content\nContent-Encoding: gzip\n",
        "204 No Content\nContent-Type: text/html\n",
        "304 Not Modified\n",
        "304 Not Modified\nContent-Length: 0\n",
        "304 Not Modified\nContent-Length: 99\n",
        "304 Not Modified\nTransfer-Encoding: chunked\n",
        "304 Not Modified\nContent-Encoding: gzip\nContent-Length: 99\n");
  }

  @ParameterizedTest
  @MethodSource("bodiless")
  void anAnswerThatHasNoBodyEndsWhateverItsHeadersSay(Carrier carrier, String head)
      throws Exception {
    try (RawServer server = new RawServer((request, wire) -> wire.send("HTTP/1.1 " + head + "\n"));
        Transport transport = carrier.transport()) {
      for (String method : new String[] {"POST", "GET", "DELETE"}) {
        Exchanged.Answer answer =
            Exchanged.start(transport, method, server.uri("/"), null).answer();
        assertThat(answer.status()).isEqualTo(Integer.parseInt(head.substring(0, 3)));
        assertThat(answer.body()).isEmpty();
      }
      assertThat(server.requests()).hasSize(3);
    }
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void anAnswerWithoutBodyKeepsItsConnection(Carrier carrier) throws Exception {
    try (RawServer server =
            new RawServer((request, wire) -> wire.send("HTTP/1.1 204 No Content\n\n"));
        Transport transport = carrier.transport()) {
      for (int i = 0; i < 5; i++) {
        assertThat(Exchanged.post(transport, server.uri("/")).answer().status()).isEqualTo(204);
      }
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  static Stream<Arguments> interim() {
    return each("100 Continue\n", "102 Processing\n", "103 Early Hints\nLink: </a>\n");
  }

  @ParameterizedTest
  @MethodSource("interim")
  void whatComesBeforeTheAnswerIsNotTheAnswer(Carrier carrier, String head) throws Exception {
    try (RawServer server =
            new RawServer(
                (request, wire) -> {
                  wire.send("HTTP/1.1 " + head + "\n");
                  wire.answer(201, "", "done");
                });
        Transport transport = carrier.transport()) {
      for (int i = 0; i < 2; i++) {
        Exchanged.Answer answer = Exchanged.post(transport, server.uri("/")).answer();
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text()).isEqualTo("done");
      }
    }
  }

  static Stream<Arguments> names() {
    return each("X Foo: 1\n", "X-Ü: 1\n", "(X): 1\n", "X-Value: g\u00fcn\n", "X-Empty:\n");
  }

  @ParameterizedTest
  @MethodSource("names")
  void anOddHeaderLosesNoAnswer(Carrier carrier, String line) throws Exception {
    try (RawServer server = new RawServer((request, wire) -> wire.answer(201, line, "done"));
        Transport transport = carrier.transport()) {
      Exchanged call = Exchanged.post(transport, server.uri("/"));
      String name = line.substring(0, line.indexOf(':'));
      if (Carrier.isJdk() && !name.matches("[A-Za-z-]+")) {
        // The client of the JDK throws such an answer away before anybody sees it.
        assertThat(call.failure().mayHaveArrived()).isTrue();
        assertThat(call.failure()).hasMessageContaining("Invalid header name");
      } else {
        assertThat(call.answer().text()).isEqualTo("done");
        if (!Carrier.isJdk() && name.equals("X Foo")) {
          assertThat(call.answer().headers().first("X Foo")).contains("1");
        }
      }
    }
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException unexpected) {
      throw new AssertionError(unexpected);
    }
    return bytes.toByteArray();
  }

  private static byte[] zlib(String text, boolean framed) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(5, !framed);
    try (OutputStream zlib = new DeflaterOutputStream(bytes, deflater)) {
      zlib.write(text.getBytes(StandardCharsets.UTF_8));
    }
    deflater.end();
    return bytes.toByteArray();
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] all = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, all, one.length, other.length);
    return all;
  }

  private static Exchanged encoded(Transport transport, RawServer server, String range) {
    Headers headers =
        range.isEmpty() ? Headers.none() : Headers.none().with("Range", "bytes=" + range);
    return Exchanged.start(transport, new HttpRequest("GET", server.uri("/"), headers, null));
  }

  private static Exchanged.Answer decoded(Carrier carrier, String coding, byte[] body)
      throws IOException {
    try (RawServer server =
            new RawServer(
                (request, wire) ->
                    wire.answer(200, "Content-Encoding: " + coding + "\nX-A: b\n", body));
        Transport transport = carrier.transport()) {
      Exchanged.Answer first = encoded(transport, server, "").answer();
      encoded(transport, server, "").answer();
      assertThat(server.connections()).as("kept").isEqualTo(1);
      return first;
    }
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void compressionIsUndoneAskedForOrNot(Carrier carrier) throws Exception {
    for (String coding : new String[] {"gzip", "GZIP", "x-gzip", "identity, gzip", "gzip,"}) {
      Exchanged.Answer answer = decoded(carrier, coding, gzip(TEXT));
      assertThat(answer.text()).as(coding).isEqualTo(TEXT);
      assertThat(answer.headers().first("Content-Encoding")).isEmpty();
      assertThat(answer.headers().first("Content-Length")).isEmpty();
      assertThat(answer.headers().first("x-a")).contains("b");
    }
    assertThat(decoded(carrier, "gzip", joined(gzip("one "), gzip("two"))).text())
        .isEqualTo("one two");
    assertThat(decoded(carrier, "deflate", zlib(TEXT, true)).text()).isEqualTo(TEXT);
    assertThat(decoded(carrier, "deflate", zlib(TEXT, false)).text()).isEqualTo(TEXT);
    assertThat(decoded(carrier, "gzip", gzip("")).text()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void anEmptyBodyIsNoBrokenGzip(Carrier carrier) throws Exception {
    for (String coding : new String[] {"gzip", "deflate"}) {
      assertThat(decoded(carrier, coding, new byte[0]).text()).isEmpty();
    }
    try (RawServer server =
            new RawServer(
                (request, wire) ->
                    wire.send(
                        """
                        HTTP/1.1 201 Created
                        Content-Encoding: gzip
                        Transfer-Encoding: chunked

                        0

                        """));
        Transport transport = carrier.transport()) {
      assertThat(Exchanged.post(transport, server.uri("/")).answer().text()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void brokenCompressionIsToldForWhatItIs(Carrier carrier) throws Exception {
    byte[] whole = gzip(TEXT);
    broken(carrier, Arrays.copyOf(whole, whole.length / 2), "cut off in the middle of its gzip");
    broken(carrier, Arrays.copyOf(whole, whole.length - 3), "cut off in the middle of its gzip");
    broken(carrier, Arrays.copyOf(whole, 1), "cut off in the middle of its gzip");
    broken(carrier, "{\"no\":\"gzip\"}".getBytes(StandardCharsets.UTF_8), "not the gzip that");
    byte[] wrong = whole.clone();
    wrong[wrong.length - 5] ^= 1;
    broken(carrier, wrong, "not the gzip that");
  }

  private static void broken(Carrier carrier, byte[] body, String words) throws IOException {
    try (RawServer server =
            new RawServer((request, wire) -> wire.answer(200, "Content-Encoding: gzip\n", body));
        Transport transport = carrier.transport()) {
      TransportException failure = Exchanged.post(transport, server.uri("/")).failure();
      assertThat(failure).hasMessageContaining(words);
      assertThat(failure.mayHaveArrived()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void whatIsNotKnownOrOnlyAPartIsHandedOnAsItIs(Carrier carrier) throws Exception {
    try (RawServer server =
            new RawServer(
                (request, wire) -> {
                  boolean part = request.first("Range").isPresent();
                  wire.answer(
                      part ? 206 : 200,
                      part
                          ? "Content-Encoding: gzip\nContent-Range: bytes 5-7/9\n"
                          : "Content-Encoding: br\n",
                      "raw");
                });
        Transport transport = carrier.transport()) {
      for (String range : new String[] {"", "5-7"}) {
        Exchanged.Answer answer = encoded(transport, server, range).answer();
        assertThat(answer.text()).isEqualTo("raw");
        assertThat(answer.headers().first("Content-Encoding")).isPresent();
        assertThat(answer.headers().first("Content-Length")).contains("3");
      }
      assertThat(server.requests().get(0).all("Accept-Encoding")).containsExactly("gzip");
      assertThat(server.requests().get(1).all("Accept-Encoding")).containsExactly("identity");
    }
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void severalPartsAreHandedOnAsTheyAreAndA206WithoutPartsIsWhole(Carrier carrier)
      throws Exception {
    byte[] zipped = gzip("{}");
    String parts = "Content-Type: multipart/byteranges; boundary=x\n";
    try (RawServer server =
            new RawServer(
                (request, wire) ->
                    wire.answer(
                        206,
                        "Content-Encoding: gzip\n" + (request.target().equals("/") ? "" : parts),
                        zipped));
        Transport transport = carrier.transport()) {
      assertThat(Exchanged.post(transport, server.uri("/")).answer().text()).isEqualTo("{}");
      assertThat(Exchanged.get(transport, server.uri("/parts")).answer().body()).isEqualTo(zipped);
    }
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void onlyWhatMayHaveABodySaysItsLength(Carrier carrier) throws Exception {
    try (RawServer server = new RawServer((request, wire) -> wire.send("HTTP/1.1 204 No\n\n"));
        Transport transport = carrier.transport()) {
      for (String method : new String[] {"GET", "HEAD", "OPTIONS", "DELETE"}) {
        Exchanged.start(transport, method, server.uri("/"), null).answer();
      }
      assertThat(server.requests())
          .hasSize(4)
          .allSatisfy(
              request -> {
                // Before JDK 19 its client says 0 with every verb, and nothing forbids it.
                if (!Carrier.isJdk() || Runtime.version().feature() >= 19) {
                  assertThat(request.all("Content-Length")).as(request.method()).isEmpty();
                }
                assertThat(request.all("Transfer-Encoding")).isEmpty();
              });
      assertThat(server.requests())
          .extracting(RawServer.Request::method)
          .containsExactly("GET", "HEAD", "OPTIONS", "DELETE");
    }
  }

  /** Answers as soon as the head of a request is there. */
  private static void refuseEarly(ServerSocket server, String answer) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        byte[] head = socket.getInputStream().readNBytes(200);
        assertThat(head).isNotEmpty();
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
      } catch (IOException gone) {
        // The client has understood, or the test is over.
      }
    }
  }

  static Stream<Arguments> refusals() {
    return each("401 Unauthorized", "413 Too Large", "429 Too Many");
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aRefusalThatComesWhileTheUploadRunsIsHeard(Carrier carrier, String status) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Transport transport = carrier.transport()) {
      String answer = "HTTP/1.1 " + status + "\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno";
      Thread thread = new Thread(() -> refuseEarly(server, answer), "refusing");
      thread.setDaemon(true);
      thread.start();
      URI uri = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
      Exchanged call = Exchanged.start(transport, "POST", uri, RequestBody.of(new byte[8_000_000]));
      assertThat(call.answer().status()).isEqualTo(Integer.parseInt(status.substring(0, 3)));
      assertThat(call.answer().text()).isEqualTo("no");
    }
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void aOneShotBodyIsSentOnceAndTheSecondCallSendsNothing(Carrier carrier) throws Exception {
    try (RawServer server = new RawServer((request, wire) -> wire.answer(200, "", "x"));
        Transport transport = carrier.transport()) {
      for (long length : new long[] {-1, 4, 40_000}) {
        byte[] bytes = new byte[length < 0 ? 4 : (int) length];
        RequestBody body = RequestBody.once(new ByteArrayInputStream(bytes), length);
        Exchanged.start(transport, "POST", server.uri("/"), body).answer();
        int before = server.requests().size();
        for (String method : new String[] {"POST", "PUT", "PATCH"}) {
          Exchanged again = Exchanged.start(transport, method, server.uri("/"), body);
          TransportException failure = again.failure();
          assertThat(failure).hasMessageContaining("read before");
          assertThat(failure.mayHaveArrived()).isFalse();
          assertThat(failure.lasting()).isTrue();
          assertThat(again.leavings()).isZero();
        }
        assertThat(server.requests()).hasSize(before);
        assertThat(server.requests().get(before - 1).body()).isEqualTo(bytes);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void aBodyThatIsShorterOrLongerThanItSaysIsNeverTakenForWhole(Carrier carrier) throws Exception {
    try (RawServer server = new RawServer((request, wire) -> wire.answer(200, "", "x"));
        Transport transport = carrier.transport()) {
      for (int[] sizes : new int[][] {{3, 4}, {5, 4}, {30_000, 40_000}, {50_000, 40_000}}) {
        RequestBody body =
            new RequestBody() {
              @Override
              public InputStream open() {
                return new ByteArrayInputStream(new byte[sizes[0]]);
              }

              @Override
              public long length() {
                return sizes[1];
              }
            };
        Exchanged.start(transport, "POST", server.uri("/"), body).failure();
      }
      assertThat(server.requests()).isEmpty();
    }
  }
}
