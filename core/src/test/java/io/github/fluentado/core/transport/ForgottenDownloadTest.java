// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.Download.Content;
import io.github.fluentado.core.ServiceHosts;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.operation.RawRequest;
import io.github.fluentado.core.testing.Both;
import io.github.fluentado.core.testing.RawServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Downloads that were opened, and that nobody can close any more. */
class ForgottenDownloadTest {
  private static final int PATIENCE_SECONDS = 20;

  private final CountDownLatch freed = new CountDownLatch(1);

  /** How far a program comes with a download before it forgets it. */
  enum Use {
    OPENED(open -> open.map(Use::untouched)),
    BEGUN(open -> open.map(Use::begun)),
    WITH_RESPONSE(open -> open.withResponse().map(response -> untouched(response.value()))),
    ONE_OF_MANY(open -> Call.each(List.of(1), 1, one -> open).map(all -> all.values().size()));

    @SuppressWarnings("ImmutableEnumChecker") // Functions of no state.
    private final Function<Call<Content>, Call<Integer>> forgetting;

    Use(Function<Call<Content>, Call<Integer>> forgetting) {
      this.forgetting = forgetting;
    }

    private static int untouched(Content content) {
      return content.headers().fields().size();
    }

    private static int begun(Content content) {
      try {
        return content.stream().readNBytes(3).length;
      } catch (IOException broken) {
        throw new AssertionError(broken);
      }
    }
  }

  static Stream<Arguments> ways() {
    return Carrier.WHOLE.stream()
        .flatMap(
            carrier ->
                Arrays.stream(Both.values())
                    .flatMap(
                        both ->
                            Arrays.stream(Use.values())
                                .map(use -> Arguments.of(carrier, both, use))));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void freesItsConnectionWhileTheClientLivesOn(Carrier carrier, Both both, Use use)
      throws Exception {
    forgets(carrier.transport(), both, use);
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void freesItsConnectionThoughATransportHoldsAllThatItKnows(Both both) throws Exception {
    Hoarder hoarder = new Hoarder(Carrier.FOUND.transport());
    forgets(hoarder, both, Use.BEGUN);
    assertThat(hoarder.held).hasSize(2);
  }

  private void forgets(Transport transport, Both both, Use use) throws Exception {
    try (RawServer server = new RawServer(this::beginning);
        Connection connection = connection(server, transport)) {
      Call<Content> open =
          RawRequest.of(connection, "GET", "/file").download("application/zip").open();
      assertThat(both.run(use.forgetting.apply(open))).isPositive();

      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      do {
        System.gc();
      } while (!freed.await(10, TimeUnit.MILLISECONDS) && System.nanoTime() < end);

      assertThat(freed.getCount()).isZero();
    }
  }

  private void beginning(RawServer.Request request, RawServer.Wire wire) throws IOException {
    wire.send("HTTP/1.1 200 OK\nContent-Type: application/zip\nContent-Length: 9000000\n\nabc");
    try {
      wire.hold();
    } finally {
      freed.countDown();
    }
  }

  private static Connection connection(RawServer server, Transport transport) {
    return Connection.to(ServiceHosts.at(server.uri("/tfs")), Credential.token("pat"))
        .transport(transport)
        .build();
  }

  /** A transport that forgets nothing of a request. */
  private static final class Hoarder implements Transport {
    private final Transport inner;
    private final List<Object> held = new ArrayList<>();

    Hoarder(Transport inner) {
      this.inner = inner;
    }

    @Override
    public <R> CompletableFuture<R> send(HttpRequest request, Receiver<R> receiver) {
      held.add(receiver);
      CompletableFuture<R> answer = inner.send(request, receiver);
      held.add(answer);
      return answer;
    }

    @Override
    public void close() {
      inner.close();
    }
  }
}
