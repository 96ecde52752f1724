// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.Connection;
import io.github.fluentado.core.Download;
import io.github.fluentado.core.ServiceHosts;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.operation.RawRequest;
import io.github.fluentado.core.testing.Both;
import io.github.fluentado.core.testing.RawServer;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that do not say what they are, over the wire: a page is none of the files. */
class UntypedAnswerTest {
  private static final String HEAD = "HTTP/1.1 200 OK\nContent-Length: ";

  @TempDir Path folder;

  static Stream<Arguments> everyWay() {
    return TransferLimitsTest.everyWay();
  }

  private static RawServer answering(String... pieces) {
    int length = String.join("", pieces).length();
    return new RawServer(
        (request, wire) -> {
          wire.send(HEAD + length + "\n\n");
          for (String piece : pieces) {
            wire.send(piece);
          }
        });
  }

  private static Download file(Connection connection) {
    return RawRequest.of(connection, "GET", "/file").download("application/zip");
  }

  private static Connection connection(RawServer server, Carrier carrier) {
    return Connection.to(ServiceHosts.at(server.uri("/contoso")), Credential.token("pat"))
        .transport(carrier.transport())
        .build();
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void aPageLeavesNoFile(Carrier carrier, Both both) throws Exception {
    try (RawServer server = answering(" <!doc", "type html><title>Sign in</title>", "<p>");
        Connection connection = connection(server, carrier)) {
      assertThat(both.failure(file(connection).to(folder.resolve("f"))).kind())
          .isEqualTo(ErrorKind.UNAUTHENTICATED);
      assertThat(folder).isEmptyDirectory();
    }
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void aFileIsWhole(Carrier carrier, Both both) throws Exception {
    String text = "PK" + "x".repeat(200_000);
    try (RawServer server = answering("P", text.substring(1));
        Connection connection = connection(server, carrier)) {
      assertThat(both.run(file(connection).to(folder.resolve("f")))).hasContent(text);
    }
  }
}
