// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.Connection;
import io.github.fluentado.core.Download;
import io.github.fluentado.core.ServiceHosts;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.operation.Invocation;
import io.github.fluentado.core.operation.Operation;
import io.github.fluentado.core.operation.OperationDownload;
import io.github.fluentado.core.testing.RawServer;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A download that is given up while its file is being written. */
class AbortedDownloadTest {
  @TempDir Path folder;

  private static final class File extends OperationDownload<File> {
    File(Invocation invocation) {
      super(invocation);
    }

    @Override
    protected File with(Invocation other) {
      return new File(other);
    }
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void cancellingEndsTheTransferAndLeavesNothing(Carrier carrier) throws Exception {
    aborted(carrier, (run, connection) -> run.cancel(true));
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void closingEndsTheTransferAndLeavesNothing(Carrier carrier) throws Exception {
    aborted(carrier, (run, connection) -> connection.close());
  }

  private void aborted(Carrier carrier, BiConsumer<CompletableFuture<Path>, Connection> abort)
      throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    ExecutorService one = Executors.newSingleThreadExecutor();
    try (RawServer server =
            new RawServer(
                (request, wire) -> {
                  wire.send(
                      "HTTP/1.1 200 OK\nContent-Type: application/zip\nContent-Length: 9\n\nabc");
                  wire.hold();
                });
        Connection connection =
            Connection.to(ServiceHosts.at(server.uri("/contoso")), Credential.anonymous())
                .transport(carrier.transport())
                .executor(one)
                .build()) {
      Operation operation =
          Operation.of("a_Files_get", "GET", "/file").accept("application/zip").build();
      Download download = new File(Invocation.of(connection, operation));
      CompletableFuture<Path> run =
          download.to(folder.resolve("f"), progress -> begun.countDown()).executeAsync();
      assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

      abort.accept(run, connection);

      assertThat(server.awaitAborted()).isTrue();
      // The only thread is free again when the copying has ended.
      one.submit(() -> {}).get(20, TimeUnit.SECONDS);
      assertThat(run).isCompletedExceptionally();
      assertThat(folder).isEmptyDirectory();
    } finally {
      one.shutdownNow();
    }
  }
}
