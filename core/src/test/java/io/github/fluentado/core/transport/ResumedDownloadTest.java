// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.Connection;
import io.github.fluentado.core.Download;
import io.github.fluentado.core.SaveFile;
import io.github.fluentado.core.ServiceHosts;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.operation.RawRequest;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.core.run.Rules;
import io.github.fluentado.core.testing.Both;
import io.github.fluentado.core.testing.FileServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Downloads that break off go on, begin anew, or end with a clear word; no half file stays. */
class ResumedDownloadTest {
  private static final int MIB = 1024 * 1024;
  private static final RetryPolicy FIVE = RetryPolicy.backoff(5, Duration.ZERO, Duration.ZERO);

  @TempDir Path folder;

  static Stream<Arguments> everyWay() {
    return TransferLimitsTest.everyWay();
  }

  private static Connection connection(FileServer server, Carrier carrier, RetryPolicy policy) {
    return Connection.to(ServiceHosts.at(server.uri("/contoso")), Credential.token("pat"))
        .transport(carrier.transport())
        .rules(Rules.standard().retry(policy))
        .build();
  }

  private static Download file(Connection connection) {
    return RawRequest.of(connection, "GET", "/file").download("application/octet-stream");
  }

  private Path target() {
    return folder.resolve("drop.zip");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private void assertWhole(FileServer server) throws IOException {
    assertThat(Files.readAllBytes(target())).isEqualTo(server.content());
    assertThat(files()).containsExactly("drop.zip");
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void aFileThatBreaksOffAtTenPointsIsWholeAtTheEnd(Carrier carrier, Both both) throws Exception {
    SplittableRandom random = new SplittableRandom(20_261);
    int[] points = IntStream.range(0, 10).map(i -> MIB + random.nextInt(MIB / 2)).toArray();
    try (FileServer server = new FileServer(20 * MIB);
        Connection connection = connection(server, carrier, FIVE)) {
      server
          .header("Content-MD5: " + server.md5() + "\n")
          .breaks(false, answer -> answer < 10 ? points[answer] : Integer.MAX_VALUE);
      List<Download.Progress> told = Collections.synchronizedList(new ArrayList<>());

      both.run(file(connection).to(target()).onProgress(told::add));

      assertWhole(server);
      assertThat(server.ranges()).hasSize(11).startsWith("all");
      assertThat(server.ranges().subList(1, 11)).allMatch(range -> range.matches("bytes=\\d+-"));
      assertThat(told).isSortedAccordingTo((a, b) -> Long.compare(a.bytes(), b.bytes()));
      assertThat(told).last().extracting(Download.Progress::attempt).isEqualTo(11);
      assertThat(server.server().requests())
          .allSatisfy(request -> assertThat(request.first("Authorization")).isPresent());
    }
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void attemptsThatBringNothingAreBounded(Carrier carrier, Both both) throws Exception {
    try (FileServer server = new FileServer(MIB).breaks(false, answer -> 10);
        Connection connection = connection(server, carrier, FIVE)) {
      AzureDevOpsException error = both.failure(file(connection).to(target()));

      assertThat(error.kind()).isEqualTo(ErrorKind.TRANSPORT);
      assertThat(error).hasMessageContaining("broke off");
      assertThat(error.attempts()).isEqualTo(5);
      assertThat(server.ranges()).hasSize(5);
      assertThat(files()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void aFileThatHasChangedBeginsAnew(Carrier carrier, Both both) throws Exception {
    try (FileServer server = new FileServer(MIB);
        Connection connection = connection(server, carrier, FIVE)) {
      byte[] other = FileServer.random(2, MIB + 7);
      server.breaks(
          false,
          answer -> {
            if (answer > 0) {
              return Integer.MAX_VALUE;
            }
            server.becomes(other, "ETag: \"2\"\n");
            return 300_000;
          });

      both.run(file(connection).to(target()));

      assertWhole(server);
      assertThat(server.ranges()).hasSize(2);
    }
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void aServerWithoutPartsIsAskedForTheWholeAgain(Carrier carrier, Both both) throws Exception {
    for (String validator : List.of("", "ETag: W/\"1\"\n", "ETag: \"1\"\n")) {
      try (FileServer server = new FileServer(MIB).withoutRanges().validator(validator);
          Connection connection = connection(server, carrier, FIVE)) {
        server.breaks(false, answer -> answer < 2 ? 100_000 : Integer.MAX_VALUE);

        both.run(file(connection).to(target()).overwrite());

        assertWhole(server);
        assertThat(server.ranges()).hasSize(3);
        assertThat(server.ranges().stream().filter("all"::equals).count())
            .isEqualTo(validator.startsWith("ETag: \"") ? 1 : 3);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void aDateServesWhereThereIsNoTag(Carrier carrier, Both both) throws Exception {
    try (FileServer server =
            new FileServer(MIB).validator("Last-Modified: Mon, 01 Jun 2026 10:00:00 GMT\n");
        Connection connection = connection(server, carrier, FIVE)) {
      server.breaks(false, answer -> answer < 1 ? 100_000 : Integer.MAX_VALUE);

      assertThat(both.run(file(connection).bytes(2 * MIB))).isEqualTo(server.content());
      assertThat(server.server().requests().get(1).first("If-Range"))
          .contains("Mon, 01 Jun 2026 10:00:00 GMT");
    }
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void aSilentBodyIsGoneOnWith(Carrier carrier, Both both) throws Exception {
    try (FileServer server = new FileServer(MIB);
        Connection connection = connection(server, carrier, FIVE)) {
      server.breaks(true, answer -> answer < 1 ? 100_000 : Integer.MAX_VALUE);

      both.run(file(connection).rules(rules -> rules.attempt(Duration.ofSeconds(2))).to(target()));

      assertWhole(server);
      assertThat(server.ranges()).containsExactly("all", "bytes=100000-");
    }
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void aStreamGetsEachByteOnce(Carrier carrier, Both both) throws Exception {
    try (FileServer server = new FileServer(MIB);
        Connection connection = connection(server, carrier, FIVE)) {
      server.breaks(false, answer -> answer < 2 ? 300_000 : Integer.MAX_VALUE);
      ByteArrayOutputStream out = new ByteArrayOutputStream();

      assertThat(both.run(file(connection).to(out))).isEqualTo(MIB);
      assertThat(out.toByteArray()).isEqualTo(server.content());
    }
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void whatAStreamWasGivenCannotBeginAnew(Carrier carrier, Both both) throws Exception {
    try (FileServer server = new FileServer(MIB);
        Connection connection = connection(server, carrier, FIVE)) {
      server.breaks(false, answer -> answer < 1 ? 300_000 : Integer.MAX_VALUE);
      server.withoutRanges();

      AzureDevOpsException error = both.failure(file(connection).to(new ByteArrayOutputStream()));

      assertThat(error).hasMessageContaining("bytes were handed on already");
    }
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void whatAnEarlierRunHasLeftIsGoneOnWithOnRequest(Carrier carrier, Both both) throws Exception {
    try (FileServer server = new FileServer(MIB).header("")) {
      server.header("x-ms-blob-content-md5: " + server.md5() + "\n");
      server.breaks(false, answer -> answer < 1 ? 300_000 : Integer.MAX_VALUE);
      try (Connection first = connection(server, carrier, RetryPolicy.none())) {
        both.failure(file(first).to(target()).resume());
        assertThat(files()).hasSize(2).allMatch(name -> name.startsWith(".fluent-ado-"));
      }
      try (Connection second = connection(server, carrier, RetryPolicy.none())) {
        both.run(file(second).to(target()).resume());
        assertWhole(server);
        assertThat(server.ranges()).containsExactly("all", "bytes=300000-");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void whatIsLeftOfAnotherFileIsNotGoneOnWith(Carrier carrier, Both both) throws Exception {
    try (FileServer server = new FileServer(MIB);
        Connection connection = connection(server, carrier, RetryPolicy.none())) {
      server.breaks(false, answer -> answer < 1 ? 300_000 : Integer.MAX_VALUE);
      both.failure(file(connection).query("version", "1").to(target()).resume());

      both.run(file(connection).query("version", "2").to(target()).resume());

      assertWhole(server);
      assertThat(server.ranges()).containsExactly("all", "all");
    }
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void whatIsLeftOfAnOlderStateIsNotGoneOnWith(Carrier carrier, Both both) throws Exception {
    try (FileServer server = new FileServer(MIB);
        Connection connection = connection(server, carrier, RetryPolicy.none())) {
      server.breaks(false, answer -> answer < 1 ? 300_000 : Integer.MAX_VALUE);
      both.failure(file(connection).to(target()).resume());
      server.becomes(FileServer.random(5, 200_000), "ETag: \"5\"\n");

      both.run(file(connection).to(target()).resume());

      assertWhole(server);
      assertThat(server.ranges()).containsExactly("all", "bytes=300000-");
    }
  }

  private SaveFile inParts(Connection connection) {
    return file(connection).to(target()).parallel(4, MIB);
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void aLargeFileComesInPartsBesideEachOther(Carrier carrier, Both both) throws Exception {
    try (FileServer server = new FileServer(4 * MIB + 3);
        Connection connection = connection(server, carrier, FIVE)) {
      server.header("Content-MD5: " + server.md5() + "\n");
      List<Download.Progress> told = Collections.synchronizedList(new ArrayList<>());

      both.run(inParts(connection).onProgress(told::add));

      assertWhole(server);
      assertThat(server.ranges()).hasSize(4).contains("all", "bytes=1048577-2097153");
      assertThat(told).last().extracting(Download.Progress::bytes).isEqualTo(4L * MIB + 3);
      both.run(inParts(connection).overwrite().parallel(1));
      both.run(file(connection).to(target()).overwrite());
      assertThat(server.ranges()).hasSize(6).endsWith("all", "all");
    }
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void partsThatBreakOffAreGoneOnWith(Carrier carrier, Both both) throws Exception {
    try (FileServer server = new FileServer(4 * MIB);
        Connection connection = connection(server, carrier, FIVE)) {
      server.breaks(false, answer -> answer % 2 == 0 ? 200_000 : Integer.MAX_VALUE);

      both.run(inParts(connection));

      assertWhole(server);
    }
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void partsOfAFileThatChangesGiveWayToTheWhole(Carrier carrier, Both both) throws Exception {
    try (FileServer server = new FileServer(4 * MIB);
        Connection connection = connection(server, carrier, FIVE)) {
      byte[] other = FileServer.random(3, 3 * MIB);
      server.between(
          () -> {
            if (!server.ranges().isEmpty()) {
              server.becomes(other, "ETag: \"3\"\n");
            }
          });

      both.run(inParts(connection));

      assertWhole(server);
      assertThat(server.ranges()).last().isEqualTo("all");
    }
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void aPartThatCannotBeHadEndsTheOthers(Carrier carrier, Both both) throws Exception {
    try (FileServer server = new FileServer(4 * MIB);
        Connection connection = connection(server, carrier, RetryPolicy.none())) {
      server.breaks(false, answer -> answer == 2 ? 10 : Integer.MAX_VALUE);

      assertThat(both.failure(inParts(connection)).kind()).isEqualTo(ErrorKind.TRANSPORT);

      assertThat(files()).isEmpty();
      both.failure(inParts(connection(server.breaks(false, a -> 10), carrier, RetryPolicy.none())));
      assertThat(files()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void partsThatWereLeftAreGoneOnWith(Carrier carrier, Both both) throws Exception {
    try (FileServer server = new FileServer(8 * MIB);
        Connection connection = connection(server, carrier, RetryPolicy.none())) {
      server.breaks(false, answer -> answer == 3 ? 10 : Integer.MAX_VALUE);
      both.failure(inParts(connection).resume());
      int before = server.ranges().size();

      both.run(inParts(connection).resume());

      assertWhole(server);
      assertThat(server.ranges().size()).isGreaterThan(before);
    }
  }
}
