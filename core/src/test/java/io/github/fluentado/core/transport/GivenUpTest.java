// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.ServiceHosts;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.operation.RawRequest;
import io.github.fluentado.core.testing.Both;
import io.github.fluentado.core.testing.RawServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that are given up just when they are about to leave. */
class GivenUpTest {

  static Stream<Arguments> requests() {
    return Arrays.stream(Carrier.values())
        .flatMap(
            carrier ->
                Stream.of("GET", "DELETE", "POST", "PATCH", "PUT")
                    .flatMap(
                        verb ->
                            Stream.of(0, 10, 100_000)
                                .filter(size -> size == 0 || verb.startsWith("P"))
                                .map(size -> Arguments.of(carrier, verb, size))));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void doNotLeaveWhenTheReceiverSaysSo(Carrier carrier, String verb, int size) throws Exception {
    AtomicInteger open = new AtomicInteger();
    try (RawServer server = new RawServer((request, wire) -> wire.answer(200, "", "x"));
        Transport transport = carrier.transport()) {
      RequestBody body = size == 0 ? null : counted(size, open);
      HttpRequest request = new HttpRequest(verb, server.uri("/"), Headers.none(), body);

      CompletableFuture<Integer> sent = transport.send(request, new Refusing());

      ExecutionException failed = catchThrowableOfType(ExecutionException.class, sent::get);
      assertThat(failed)
          .cause()
          .isInstanceOfSatisfying(
              TransportException.class, error -> assertThat(error.mayHaveArrived()).isFalse())
          .rootCause()
          .hasMessage("given up before it was sent");
      // The connection, if one was made, is of use or gone.
      HttpRequest next = new HttpRequest("GET", server.uri("/next"), Headers.none(), null);
      assertThat(transport.send(next, (status, headers, content) -> status).get()).isEqualTo(200);
      assertThat(server.requests()).extracting(RawServer.Request::target).containsExactly("/next");
    }
    assertThat(open).hasValue(0);
  }

  /** A small one is read before anything is sent. OkHttp closes it when the wait is over. */
  @ParameterizedTest
  @EnumSource(Carrier.class)
  void closeTheirBodyWhileItIsWaitedFor(Carrier carrier) throws Exception {
    assumeTrue(Carrier.isJdk());
    for (long length : new long[] {10, 100_000, -1}) {
      CountDownLatch read = new CountDownLatch(1);
      CountDownLatch closed = new CountDownLatch(1);
      try (RawServer server = new RawServer((request, wire) -> wire.answer(200, "", "x"));
          Transport transport = carrier.transport()) {
        HttpRequest request =
            new HttpRequest("PUT", server.uri("/"), Headers.none(), waiting(length, read, closed));
        CompletableFuture<Integer> sent =
            transport.send(request, (status, headers, content) -> status);

        assertThat(read.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(sent.cancel(true)).isTrue();

        assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
      }
    }
  }

  /** Comes only when it is closed. */
  private static RequestBody waiting(long length, CountDownLatch read, CountDownLatch closed) {
    return new RequestBody() {
      @Override
      public InputStream open() {
        return new InputStream() {
          @Override
          public int read() throws IOException {
            return read(new byte[1], 0, 1);
          }

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            read.countDown();
            try {
              closed.await();
            } catch (InterruptedException interrupt) {
              throw new InterruptedIOException();
            }
            throw new IOException("closed");
          }

          @Override
          public void close() {
            closed.countDown();
          }
        };
      }

      @Override
      public long length() {
        return length;
      }
    };
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void freeTheirPlaceWhenTheyBreakBeforeTheyLeave(Carrier carrier) throws Exception {
    try (RawServer server = new RawServer((request, wire) -> wire.answer(200, "", "x"));
        Transport transport = carrier.transport(TransportSettings.standard().parallel(1))) {
      HttpRequest request = new HttpRequest("GET", server.uri("/"), Headers.none(), null);
      CompletableFuture<Integer> broken = transport.send(request, new Breaking());

      assertThat(catchThrowableOfType(ExecutionException.class, broken::get))
          .hasRootCauseMessage("a defect");
      assertThat(
              transport
                  .send(request, (status, headers, content) -> status)
                  .get(20, TimeUnit.SECONDS))
          .isEqualTo(200);
    }
  }

  private static final class Breaking implements Transport.Receiver<Integer> {
    @Override
    public boolean leaving() {
      throw new AssertionError("a defect");
    }

    @Override
    public Integer receive(int status, Headers headers, InputStream body) {
      return status;
    }
  }

  /** The JDK forgets the stream of a body that it stops to send. */
  @ParameterizedTest
  @EnumSource(Carrier.class)
  void closeTheirBodyWhileItGoesOut(Carrier carrier) throws Exception {
    CountDownLatch read = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Transport transport = carrier.transport()) {
      URI uri = URI.create("http://127.0.0.1:" + mute.getLocalPort() + "/");
      HttpRequest request = new HttpRequest("PUT", uri, Headers.none(), endless(read, closed));
      CompletableFuture<Integer> sent =
          transport.send(request, (status, headers, content) -> status);

      assertThat(read.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(sent.cancel(true)).isTrue();

      assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** An answer, and then no connection any more; what comes of it is the library's. */
  @ParameterizedTest
  @EnumSource(Carrier.class)
  void closeTheirBodyWhenTheAnswerComesBeforeItsEnd(Carrier carrier) throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    byte[] answer =
        "HTTP/1.1 413 Large\r\nConnection: close\r\nContent-Length: 1\r\n\r\nx"
            .getBytes(StandardCharsets.US_ASCII);
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Transport transport = carrier.transport()) {
      URI uri = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
      RequestBody body = endless(new CountDownLatch(1), closed);
      CompletableFuture<Integer> sent =
          transport.send(
              new HttpRequest("PUT", uri, Headers.none(), body),
              (status, headers, content) -> status);
      try (Socket socket = server.accept()) {
        socket.getInputStream().readNBytes(1000);
        socket.getOutputStream().write(answer);
        // More than lies between: the client has the answer by then.
        socket.getInputStream().skipNBytes(20_000_000);
        socket.setSoLinger(true, 0);
      }

      assertThat(sent.handle((status, error) -> true).get(20, TimeUnit.SECONDS)).isTrue();
      assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static RequestBody endless(CountDownLatch read, CountDownLatch closed) {
    return new RequestBody() {
      @Override
      public InputStream open() {
        return new InputStream() {
          @Override
          public int read() {
            read.countDown();
            return 'x';
          }

          @Override
          public int read(byte[] target, int offset, int length) {
            read.countDown();
            return length;
          }

          @Override
          public void close() {
            closed.countDown();
          }
        };
      }

      @Override
      public long length() {
        return -1;
      }
    };
  }

  private static RequestBody counted(int size, AtomicInteger open) {
    return new RequestBody() {
      @Override
      public InputStream open() {
        open.incrementAndGet();
        return new ByteArrayInputStream(new byte[size]) {
          @Override
          public void close() {
            open.decrementAndGet();
          }
        };
      }

      @Override
      public long length() {
        return size;
      }
    };
  }

  private static final class Refusing implements Transport.Receiver<Integer> {
    @Override
    public boolean leaving() {
      return false;
    }

    @Override
    public Integer receive(int status, Headers headers, InputStream body) {
      throw new AssertionError("answered with " + status);
    }
  }

  /** The limit passes between the moment when the body is opened, and the first byte. */
  @ParameterizedTest
  @EnumSource(Both.class)
  void areNotMadeOnceTheyWereToldAsNeverSent(Both both) throws Exception {
    for (Carrier carrier : Carrier.values()) {
      CountDownLatch told = new CountDownLatch(1);
      try (RawServer server = new RawServer((request, wire) -> wire.answer(200, "", "{}"));
          Connection connection = connection(server, new Unstoppable(carrier.transport()))) {
        Call<?> call =
            RawRequest.of(connection, "POST", "/things")
                .body("application/json", slow(told))
                .json()
                .timeout(Duration.ofMillis(50));

        AzureDevOpsException failure = both.failure(call);
        assertThat(failure.kind()).isEqualTo(ErrorKind.TIMED_OUT);
        told.countDown();

        assertThat(RawRequest.of(connection, "GET", "/next").json().execute()).isNotNull();
        assertThat(server.requests()).extracting(RawServer.Request::method).containsExactly("GET");
      }
    }
  }

  private static RequestBody slow(CountDownLatch go) {
    return new RequestBody() {
      @Override
      public InputStream open() throws IOException {
        boolean interrupted = false;
        while (go.getCount() > 0) {
          try {
            go.await();
          } catch (InterruptedException notYet) {
            interrupted = true;
          }
        }
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
        return new ByteArrayInputStream(new byte[] {'{', '}'});
      }

      @Override
      public long length() {
        return 2;
      }
    };
  }

  private static Connection connection(RawServer server, Transport transport) {
    return Connection.to(ServiceHosts.at(server.uri("/tfs")), Credential.token("pat"))
        .transport(transport)
        .build();
  }

  /** A transport whose cancelling comes too late, as it may with any. */
  private static final class Unstoppable implements Transport {
    private final Transport inner;

    Unstoppable(Transport inner) {
      this.inner = inner;
    }

    @Override
    public boolean tellsLeaving() {
      return inner.tellsLeaving();
    }

    @Override
    public <R> CompletableFuture<R> send(HttpRequest request, Receiver<R> receiver) {
      CompletableFuture<R> late = new CompletableFuture<>();
      var unused =
          inner
              .send(request, receiver)
              .whenComplete(
                  (value, error) -> {
                    if (error == null) {
                      late.complete(value);
                    } else {
                      late.completeExceptionally(error);
                    }
                  });
      return late;
    }

    @Override
    public void close() {
      inner.close();
    }
  }
}
