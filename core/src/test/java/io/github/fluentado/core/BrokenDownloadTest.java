// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.core.testing.Both;
import io.github.fluentado.core.testing.FileServer;
import io.github.fluentado.core.testing.FileTransport;
import io.github.fluentado.core.testing.FileTransport.Answer;
import io.github.fluentado.core.testing.FileTransport.Change;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A body that breaks off is gone on with, begun anew, or ends with a clear word. */
class BrokenDownloadTest extends Downloading {
  private static final int SIZE = 300_000;
  private final FileTransport host = new FileTransport(FileServer.random(1, SIZE));

  private Download file() {
    return file(host, FIVE);
  }

  private void breaksOnce(int after) {
    host.breaks(answer -> answer == 0 ? after : Integer.MAX_VALUE);
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void theRestIsAskedForWhereTheFileIsTheSame(Both both) throws IOException {
    host.breaks(answer -> answer < 2 ? 100_000 : Integer.MAX_VALUE);
    List<Download.Progress> told = Collections.synchronizedList(new ArrayList<>());

    both.run(file().to(target()).onProgress(told::add));

    assertWhole(host);
    assertThat(host.ranges()).containsExactly("all", "bytes=100000-", "bytes=200000-");
    assertThat(host.seen().get(0).headers().first("If-Range")).isEmpty();
    assertThat(host.seen().get(1).headers().first("If-Range")).contains("\"1\"");
    assertThat(told).isSortedAccordingTo((a, b) -> Long.compare(a.bytes(), b.bytes()));
    assertThat(told)
        .last()
        .satisfies(
            last -> {
              assertThat(last.bytes()).isEqualTo(SIZE);
              assertThat(last.total()).hasValue(SIZE);
              assertThat(last.attempt()).isEqualTo(3);
            });
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void attemptsThatBringNothingAreBounded(Both both) throws IOException {
    host.breaks(answer -> 10);

    AzureDevOpsException error = both.failure(file().to(target()));

    assertThat(error.kind()).isEqualTo(ErrorKind.TRANSPORT);
    assertThat(error).hasMessageContaining("broke off: the connection was lost");
    assertThat(error.attempts()).isEqualTo(5);
    assertThat(host.ranges())
        .containsExactly("all", "bytes=10-", "bytes=20-", "bytes=30-", "bytes=40-");
    assertThat(files()).isEmpty();
    assertThat(host.open()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void anAttemptThatBringsMuchIsNoReasonToGiveUp(Both both) throws IOException {
    int enough = 1024 * 1024;
    FileTransport large = new FileTransport(FileServer.random(1, 7 * enough));
    large.breaks(answer -> enough);
    List<Integer> tries = Collections.synchronizedList(new ArrayList<>());
    RetryPolicy two =
        (attempt, elapsed, chance) -> {
          tries.add(attempt);
          return attempt < 2 ? Optional.of(Duration.ZERO) : Optional.empty();
        };

    both.run(file(large, two).to(target()));

    assertWhole(large);
    assertThat(large.seen()).hasSize(7);
    assertThat(tries).containsOnly(1).hasSize(6);
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void thePolicyHearsOfEachAttemptThatBroughtLittle(Both both) throws IOException {
    host.breaks(answer -> 1024);
    List<String> asked = Collections.synchronizedList(new ArrayList<>());
    RetryPolicy three =
        (attempt, elapsed, chance) -> {
          asked.add(attempt + " " + !elapsed.isNegative() + " " + (chance >= 0 && chance < 1));
          return attempt < 3 ? Optional.of(Duration.ofMillis(1)) : Optional.empty();
        };

    both.failure(file(host, three).to(target()));

    assertThat(asked).containsExactly("1 true true", "2 true true", "3 true true");
    assertThat(host.seen()).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aFileThatHasChangedBeginsAnew(Both both) throws IOException {
    byte[] other = FileServer.random(2, SIZE + 7);
    host.answers(
            (number, answer) -> {
              host.becomes(other, "ETag", "\"2\"");
              return answer;
            })
        .breaks(answer -> answer == 0 ? 100_000 : Integer.MAX_VALUE);

    both.run(file().to(target()));

    assertWhole(host);
    assertThat(host.ranges()).containsExactly("all", "bytes=100000-");
    assertThat(host.open()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aHostWithoutPartsIsAskedForTheWholeAgain(Both both) throws IOException {
    for (String tag : List.of("", "W/\"1\"", "\"1\"")) {
      FileTransport plain = new FileTransport(host.content()).withoutParts();
      plain.headers(tag.isEmpty() ? new String[0] : new String[] {"ETag", tag});
      plain.breaks(answer -> answer < 2 ? 100_000 : Integer.MAX_VALUE);

      both.run(file(plain, FIVE).to(target()).overwrite());

      assertWhole(plain);
      String again = tag.equals("\"1\"") ? "bytes=100000-" : "all";
      assertThat(plain.ranges()).containsExactly("all", again, again);
    }
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aDateServesWhereThereIsNoTag(Both both) {
    String date = "Mon, 01 Jun 2026 10:00:00 GMT";
    host.headers("Last-Modified", date);
    breaksOnce(100_000);

    assertThat(both.run(file().bytes(SIZE))).isEqualTo(host.content());
    assertThat(host.seen().get(1).headers().first("If-Range")).contains(date);
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void withoutALengthTheFileBeginsAnew(Both both) throws IOException {
    host.answers((number, answer) -> answer.without("Content-Length"));
    breaksOnce(100_000);

    both.run(file().to(target()));

    assertWhole(host);
    assertThat(host.ranges()).containsExactly("all", "all");
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aBodyThatBreaksOffBeforeItsFirstByteIsAskedForAgain(Both both) throws IOException {
    breaksOnce(0);

    both.run(file().to(target()));

    assertWhole(host);
    assertThat(host.ranges()).containsExactly("all", "all");
  }

  /** Answers to the request for the rest that are not the rest. */
  private static Map<String, Change> odd() {
    return Map.of(
        "another place",
        rest(answer -> answer.with("Content-Range", "bytes 99999-299998/300000")),
        "another length",
        rest(answer -> answer.with("Content-Range", "bytes 100000-300000/300001")),
        "no place that can be understood",
        rest(answer -> answer.with("Content-Range", "some")),
        "another file",
        rest(answer -> answer.with("ETag", "\"2\"")),
        "nothing there",
        rest(answer -> new Answer(416, answer.headers(), new byte[0])));
  }

  private static Change rest(UnaryOperator<Answer> change) {
    return (number, answer) -> number == 1 ? change.apply(answer) : answer;
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void whatIsNotTheRestIsNotTaken(Both both) throws IOException {
    for (Map.Entry<String, Change> odd : odd().entrySet()) {
      FileTransport other = new FileTransport(host.content()).answers(odd.getValue());
      other.breaks(answer -> answer == 0 ? 100_000 : Integer.MAX_VALUE);

      both.run(file(other, FIVE).to(target()).overwrite());

      assertWhole(other);
      assertThat(other.ranges()).as(odd.getKey()).containsExactly("all", "bytes=100000-", "all");
      assertThat(other.open()).as(odd.getKey()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aRestWithoutTheLengthOfTheWholeIsTaken(Both both) throws IOException {
    host.answers(rest(answer -> answer.with("Content-Range", "bytes 100000-299999/*")));
    host.breaks(answer -> answer < 2 ? 100_000 : Integer.MAX_VALUE);

    both.run(file().to(target()));

    assertWhole(host);
    assertThat(host.ranges()).containsExactly("all", "bytes=100000-", "bytes=200000-");
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void anErrorInPlaceOfTheRestIsTheFailure(Both both) throws IOException {
    host.answers(rest(answer -> new Answer(404, answer.headers(), new byte[0])));
    breaksOnce(100_000);

    assertThat(both.failure(file().to(target())).kind()).isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(files()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aRefusalOfTheWholeIsTheFailure(Both both) {
    host.answers((number, answer) -> new Answer(416, answer.headers(), new byte[0]));

    assertThat(both.failure(file().to(target())).status()).hasValue(416);
    assertThat(host.ranges()).containsExactly("all");
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aStreamGetsEachByteOnce(Both both) {
    host.breaks(answer -> answer < 2 ? 100_000 : Integer.MAX_VALUE);
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    assertThat(both.run(file().to(out))).isEqualTo(SIZE);
    assertThat(out.toByteArray()).isEqualTo(host.content());
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void whatAStreamWasGivenCannotBeginAnew(Both both) {
    breaksOnce(100_000);
    host.withoutParts();

    assertThat(both.failure(file().to(new ByteArrayOutputStream())))
        .hasMessageContaining("its rest cannot be had")
        .hasMessageContaining("100000 bytes were handed on already");
    assertThat(host.open()).isZero();

    FileTransport unknown = new FileTransport(host.content()).headers();
    unknown.breaks(answer -> 100_000);
    assertThat(both.failure(file(unknown, FIVE).to(new ByteArrayOutputStream())))
        .hasMessageContaining("broke off: the connection was lost");
    assertThat(unknown.seen()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aStreamThatWasGivenNothingMayBeginAnew(Both both) {
    breaksOnce(0);
    host.withoutParts();
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    assertThat(both.run(file().to(out))).isEqualTo(SIZE);
    assertThat(out.toByteArray()).isEqualTo(host.content());
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void bytesInMemoryBeginAnew(Both both) {
    breaksOnce(100_000);
    host.withoutParts();

    assertThat(both.run(file().bytes(SIZE))).isEqualTo(host.content());
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void theWholeIsCheckedThoughItCameInPieces(Both both) throws IOException {
    byte[] content = host.content();
    for (String name : List.of("Content-MD5", "x-ms-blob-content-md5")) {
      FileTransport right = new FileTransport(content).headers("ETag", "\"1\"", name, md5(content));
      right.breaks(answer -> answer == 0 ? 100_000 : Integer.MAX_VALUE);
      both.run(file(right, FIVE).to(target()).overwrite());
      assertWhole(right);

      String other = md5(new byte[1]);
      FileTransport wrong = new FileTransport(content).headers("ETag", "\"1\"", name, other);
      wrong.breaks(answer -> answer == 0 ? 100_000 : Integer.MAX_VALUE);
      assertThat(both.failure(file(wrong, FIVE).to(target()).overwrite()))
          .hasMessageContaining("another content than announced")
          .hasMessageContaining(md5(content) + " in place of " + other);
      assertWhole(right);
      Files.delete(target());
    }
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void theSumOfAPartIsNotThatOfTheFile(Both both) throws IOException {
    host.answers(
        (number, answer) ->
            number == 0 ? answer : answer.with("Content-MD5", md5(new byte[number])));
    breaksOnce(100_000);

    both.run(file().to(target()));

    assertWhole(host);
  }
}
