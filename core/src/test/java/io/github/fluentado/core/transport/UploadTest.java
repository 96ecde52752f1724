// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.fluentado.core.Connection;
import io.github.fluentado.core.Done;
import io.github.fluentado.core.Download;
import io.github.fluentado.core.ServiceHosts;
import io.github.fluentado.core.Upload;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.operation.RawRequest;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.core.run.Rules;
import io.github.fluentado.core.testing.Both;
import io.github.fluentado.core.testing.FileServer;
import io.github.fluentado.core.testing.RawServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes to the service: whole, as it was, never twice if it can be read once only. */
class UploadTest {
  private static final byte[] BYTES = FileServer.random(7, 3_000_001);

  @TempDir Path folder;

  static Stream<Arguments> everyWay() {
    return TransferLimitsTest.everyWay();
  }

  private static RawServer taking() {
    return new RawServer((request, wire) -> wire.answer(200, "", ""));
  }

  private static Connection connection(RawServer server, Carrier carrier) {
    return Connection.to(ServiceHosts.at(server.uri("/contoso")), Credential.anonymous())
        .transport(carrier.transport())
        .rules(Rules.standard().retry(RetryPolicy.backoff(3, Duration.ZERO, Duration.ZERO)))
        .build();
  }

  private static Upload<Done> upload(Connection connection, RequestBody content) {
    return Upload.of(
        content,
        body ->
            RawRequest.of(connection, "PUT", "/f").body("application/octet-stream", body).done());
  }

  private Path file() throws IOException {
    return Files.write(folder.resolve("plan.png"), BYTES);
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void aFileAStreamAndBytesArriveAndTellHowFarTheyAre(Carrier carrier, Both both) throws Exception {
    try (RawServer server = taking();
        Connection connection = connection(server, carrier)) {
      List<RequestBody> bodies =
          List.of(
              RequestBody.of(file()),
              RequestBody.of(BYTES),
              RequestBody.once(new ByteArrayInputStream(BYTES), BYTES.length),
              RequestBody.once(new ByteArrayInputStream(BYTES), -1));
      for (RequestBody body : bodies) {
        List<Download.Progress> told = Collections.synchronizedList(new ArrayList<>());

        both.run(upload(connection, body).onProgress(told::add));

        assertThat(told).last().extracting(Download.Progress::bytes).isEqualTo(3_000_001L);
        assertThat(told).last().extracting(p -> p.total().orElse(-1)).isEqualTo(body.length());
      }
      assertThat(server.requests())
          .hasSize(4)
          .allSatisfy(request -> assertThat(request.body()).isEqualTo(BYTES));
    }
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void whatIsSentAgainTellsSo(Carrier carrier, Both both) throws Exception {
    AtomicInteger requests = new AtomicInteger();
    try (RawServer server =
            new RawServer(
                (request, wire) ->
                    wire.answer(requests.incrementAndGet() < 2 ? 503 : 200, "", ""));
        Connection connection = connection(server, carrier)) {
      List<Download.Progress> told = Collections.synchronizedList(new ArrayList<>());

      both.run(upload(connection, RequestBody.of(file())).onProgress(told::add));

      assertThat(told).last().extracting(Download.Progress::attempt).isEqualTo(2);
      requests.set(0);
      RequestBody once = RequestBody.once(new ByteArrayInputStream(BYTES), BYTES.length);
      both.failure(upload(connection, once));
      assertThat(requests).hasValue(1);
    }
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void aWrongLengthIsAClearErrorAndNothingIsTakenForWhole(Carrier carrier, Both both)
      throws Exception {
    try (RawServer server = taking();
        Connection connection = connection(server, carrier)) {
      for (long announced : new long[] {BYTES.length - 1, BYTES.length + 1, 10}) {
        RequestBody body = RequestBody.once(new ByteArrayInputStream(BYTES), announced);

        AzureDevOpsException error = both.failure(upload(connection, body));

        assertThat(causes(error)).contains("announced");
      }
      assertThat(server.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void aFileThatChangesWhileItIsSentIsAClearError(Carrier carrier, Both both) throws Exception {
    Path file = file();
    RequestBody body = RequestBody.of(file);
    try (RawServer server = taking();
        Connection connection = connection(server, carrier)) {
      RequestBody changing =
          new RequestBody() {
            @Override
            public InputStream open() throws IOException {
              InputStream content = body.open();
              Files.write(file, FileServer.random(8, BYTES.length));
              Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
              return content;
            }

            @Override
            public long length() {
              return body.length();
            }
          };

      AzureDevOpsException error = both.failure(upload(connection, changing));

      assertThat(causes(error)).contains("has changed since it was to be sent");
      assertThat(server.requests()).isEmpty();
    }
  }

  private static String causes(Throwable error) {
    StringBuilder all = new StringBuilder();
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      all.append(cause.getMessage()).append('\n');
    }
    return all.toString();
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void aListenerThatThrowsIsTheFailure(Carrier carrier, Both both) throws Exception {
    try (RawServer server = taking();
        Connection connection = connection(server, carrier)) {
      Upload<Done> failing =
          upload(connection, RequestBody.of(file()))
              .onProgress(
                  progress -> {
                    throw new IllegalStateException("stop");
                  });

      assertThatIllegalStateException().isThrownBy(() -> both.run(failing)).withMessage("stop");
    }
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void piecesOfAContentFollowEachOther(Carrier carrier, Both both) throws Exception {
    try (RawServer server = taking();
        Connection connection = connection(server, carrier)) {
      RequestBody content = RequestBody.of(file());
      for (int i = 0; i < 3; i++) {
        both.run(upload(connection, RequestBody.piece(content, i * 1_000_000L, 1_000_000)));
        assertThat(server.requests().get(i).body())
            .isEqualTo(Arrays.copyOfRange(BYTES, i * 1_000_000, (i + 1) * 1_000_000));
      }
      both.run(upload(connection, RequestBody.piece(content, 3_000_001, 0)));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> RequestBody.piece(content, 3_000_001, 1));
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> RequestBody.piece(RequestBody.once(InputStream.nullInputStream(), 1), 0, 1));
    }
  }
}
