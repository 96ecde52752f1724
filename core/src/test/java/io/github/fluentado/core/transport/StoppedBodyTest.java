// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.testing.RawServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that are closed by another thread than the one that reads, or that nobody reads. */
class StoppedBodyTest {

  static Stream<Arguments> ways() {
    return Arrays.stream(Carrier.values())
        .flatMap(carrier -> Stream.of(Arguments.of(carrier, false), Arguments.of(carrier, true)));
  }

  private static RawServer beginning(boolean zipped) {
    return new RawServer(
        (request, wire) -> {
          byte[] begin = zipped ? half() : new byte[] {'a', 'b', 'c'};
          String coding = zipped ? "Content-Encoding: gzip\n" : "";
          wire.send("HTTP/1.1 200 OK\n" + coding + "Content-Length: 90000000\n\n");
          wire.send(begin);
          wire.hold();
        });
  }

  /** A gzip from which three bytes can be read. */
  private static byte[] half() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    GZIPOutputStream gzip = new GZIPOutputStream(bytes, 512, true);
    gzip.write(new byte[] {'a', 'b', 'c'});
    gzip.flush();
    return bytes.toByteArray();
  }

  private static InputStream open(Transport transport, RawServer server) throws Exception {
    HttpRequest request = new HttpRequest("GET", server.uri("/"), Headers.none(), null);
    return transport.send(request, (status, headers, body) -> body).get(20, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void closingEndsAReadThatIsUnderWay(Carrier carrier, boolean zipped) throws Exception {
    ExecutorService reader = Executors.newSingleThreadExecutor();
    try (RawServer server = beginning(zipped);
        Transport transport = carrier.transport()) {
      InputStream body = open(transport, server);
      assertThat(body.readNBytes(3)).hasSize(3);
      Thread[] reading = new Thread[1];
      Future<Integer> read =
          reader.submit(
              () -> {
                reading[0] = Thread.currentThread();
                return body.read();
              });
      while (reading[0] == null || !waits(reading[0])) {
        Thread.onSpinWait();
      }

      body.close();

      assertThatIOException().isThrownBy(() -> ended(read)).withMessageContaining("closed");
      assertThat(server.awaitAborted()).isTrue();
      assertThatIOException().isThrownBy(body::read);
      body.close();
    } finally {
      reader.shutdownNow();
    }
  }

  /** In a wait of Java's, or in a read of a socket, which counts as running. */
  private static boolean waits(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .anyMatch(frame -> frame.getMethodName().matches("park|implRead|poll"));
  }

  private static void ended(Future<Integer> read) throws IOException {
    try {
      throw new AssertionError("read " + read.get(20, TimeUnit.SECONDS));
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof IOException expected) {
        throw expected;
      }
      throw new AssertionError(failed);
    } catch (InterruptedException | TimeoutException late) {
      throw new AssertionError("the read does not end", late);
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void aBodyThatNobodyReadsLeavesNoConnectionBehindWhenItIsClosed(Carrier carrier, boolean zipped)
      throws Exception {
    try (RawServer server = beginning(zipped);
        Transport transport = carrier.transport()) {
      open(transport, server).close();
      assertThat(server.awaitAborted()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void aClosedBodyTellsSoWhoeverReadsOn(Carrier carrier) throws Exception {
    try (RawServer server = new RawServer((request, wire) -> wire.answer(200, "", "abcdef"));
        Transport transport = carrier.transport()) {
      InputStream body = open(transport, server);
      assertThat(body.read()).isEqualTo('a');
      assertThat(body.read(new byte[0])).isZero();
      body.close();
      assertThatIOException().isThrownBy(body::read).withMessage("the body is closed");
    }
  }
}
