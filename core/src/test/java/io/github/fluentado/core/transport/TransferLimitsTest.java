// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.Download;
import io.github.fluentado.core.ServiceHosts;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.operation.RawRequest;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.core.run.Rules;
import io.github.fluentado.core.testing.Both;
import io.github.fluentado.core.testing.RawServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Limits, interrupts and queues over the wire: what is promised holds to the last byte. */
class TransferLimitsTest {
  // The head must have come within it on a busy machine, too.
  private static final Duration BEGUN_IN_TIME = Duration.ofSeconds(3);
  private static final Duration SHORT = Duration.ofMillis(300);
  // Far from both the limit and what a body that trickles would take.
  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir Path folder;

  static Stream<Arguments> everyWay() {
    return Carrier.WHOLE.stream()
        .flatMap(carrier -> Stream.of(Both.values()).map(both -> Arguments.of(carrier, both)));
  }

  /** A file of which a byte comes now and then, for a minute. */
  private static RawServer trickling() {
    return new RawServer(
        (request, wire) -> {
          wire.send("HTTP/1.1 200 OK\nContent-Type: application/zip\nContent-Length: 600\n\n");
          CountDownLatch never = new CountDownLatch(1);
          for (int i = 0; i < 600; i++) {
            wire.send(new byte[] {'x'});
            pause(never);
          }
        });
  }

  private static void pause(CountDownLatch never) throws IOException {
    try {
      if (never.await(100, TimeUnit.MILLISECONDS)) {
        throw new IOException("the latch is never opened");
      }
    } catch (InterruptedException interrupt) {
      throw new IOException(interrupt);
    }
  }

  /** A file of which nothing more comes. */
  private static RawServer silent() {
    return new RawServer(
        (request, wire) -> {
          wire.send("HTTP/1.1 200 OK\nContent-Type: application/zip\nContent-Length: 9\n\nabc");
          wire.hold();
        });
  }

  private static Connection connection(
      RawServer server, Transport transport, UnaryOperator<Rules> rules) {
    return Connection.to(ServiceHosts.at(server.uri("/contoso")), Credential.anonymous())
        .transport(transport)
        .rules(rules.apply(Rules.standard().retry(RetryPolicy.none())))
        .build();
  }

  private static Download file(Connection connection) {
    return RawRequest.of(connection, "GET", "/file").download("application/zip");
  }

  private AzureDevOpsException ended(
      RawServer server,
      Carrier carrier,
      Both both,
      UnaryOperator<Rules> rules,
      Function<Download, Call<?>> asked)
      throws Exception {
    try (server;
        Connection connection = connection(server, carrier.transport(), rules)) {
      long begun = System.nanoTime();

      AzureDevOpsException error = both.failure(asked.apply(file(connection)));

      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SOON);
      assertThat(server.requests()).hasSize(1);
      assertThat(folder).isEmptyDirectory();
      return error;
    }
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void aLimitEndsABodyThatTrickles(Carrier carrier, Both both) throws Exception {
    AzureDevOpsException error =
        ended(
            trickling(),
            carrier,
            both,
            rules -> rules,
            file -> file.to(folder.resolve("f")).timeout(SHORT));

    assertThat(error.kind()).isEqualTo(ErrorKind.TIMED_OUT);
    assertThat(error).hasMessageContaining("longer than it was given");
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void aLimitOfTheDownloadItselfAndOfTheClientDoToo(Carrier carrier, Both both) throws Exception {
    assertThat(
            ended(
                    trickling(),
                    carrier,
                    both,
                    rules -> rules,
                    file -> file.timeout(SHORT).bytes(1_000))
                .kind())
        .isEqualTo(ErrorKind.TIMED_OUT);
    assertThat(
            ended(
                    trickling(),
                    carrier,
                    both,
                    rules -> rules.total(SHORT),
                    file -> file.to(folder.resolve("f")))
                .kind())
        .isEqualTo(ErrorKind.TIMED_OUT);
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void aSilentBodyEndsAtTheLimitOfAnAttempt(Carrier carrier, Both both) throws Exception {
    AzureDevOpsException error =
        ended(
            silent(),
            carrier,
            both,
            rules -> rules.attempt(BEGUN_IN_TIME),
            file -> file.to(folder.resolve("f")));

    assertThat(error.kind()).isEqualTo(ErrorKind.TIMED_OUT);
    assertThat(error).hasMessageContaining("got nothing for");
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void anInterruptEndsASilentBodyAtOnce(Carrier carrier) throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<String> end = new CompletableFuture<>();
    try (RawServer server = silent();
        Connection connection = connection(server, carrier.transport(), rules -> rules)) {
      Call<Path> save = file(connection).to(folder.resolve("f"), progress -> begun.countDown());
      Thread thread =
          new Thread(
              () -> {
                AzureDevOpsException error = Both.BLOCKING.failure(save);
                end.complete(error.kind() + " " + Thread.currentThread().isInterrupted());
              });
      thread.start();
      assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

      thread.interrupt();

      assertThat(end).succeedsWithin(SOON).isEqualTo("CANCELLED true");
      assertThat(server.awaitAborted()).isTrue();
      assertThat(folder).isEmptyDirectory();
    }
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void whatOnlyWaitedForItsTurnHasNotBeenSent(Carrier carrier, Both both) throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    try (RawServer server =
            new RawServer(
                (request, wire) -> {
                  arrived.countDown();
                  wire.hold();
                });
        Connection connection =
            connection(
                server,
                carrier.transport(TransportSettings.standard().parallel(1)),
                rules -> rules)) {
      CompletableFuture<?> first = RawRequest.of(connection, "GET", "/first").text().executeAsync();
      assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();

      AzureDevOpsException error =
          both.failure(RawRequest.of(connection, "POST", "/second").done().timeout(SHORT));

      assertThat(error.kind()).isEqualTo(ErrorKind.TIMED_OUT);
      assertThat(error.attempts()).isZero();
      assertThat(server.requests()).hasSize(1);
      first.cancel(true);
    }
  }
}
