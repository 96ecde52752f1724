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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A large file comes in parts beside each other, where that can be done. */
class PartsBesideTest extends Downloading {
  private static final int SIZE = 400_003;
  private final FileTransport host = new FileTransport(FileServer.random(1, SIZE));

  private SaveFile inParts(FileTransport from, RetryPolicy policy) {
    return file(from, policy).to(target()).parallel(4, SIZE).overwrite();
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void eachPartIsAskedForOnce(Both both) throws IOException {
    host.headers("ETag", "\"1\"", "Content-MD5", md5(host.content()));
    List<Download.Progress> told = Collections.synchronizedList(new ArrayList<>());

    both.run(inParts(host, FIVE).onProgress(told::add));

    assertWhole(host);
    assertThat(host.ranges())
        .containsExactlyInAnyOrder(
            "all", "bytes=100001-200001", "bytes=200002-300002", "bytes=300003-400002");
    assertThat(host.seen().stream().map(request -> request.headers().first("If-Range").orElse("")))
        .containsExactlyInAnyOrder("", "\"1\"", "\"1\"", "\"1\"");
    assertThat(told)
        .last()
        .satisfies(
            last -> {
              assertThat(last.bytes()).isEqualTo(SIZE);
              assertThat(last.total()).hasValue(SIZE);
              assertThat(last.attempt()).isEqualTo(1);
            });
    assertThat(host.open()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void otherFilesComeInOnePiece(Both both) throws IOException {
    List<UnaryOperator<FileTransport>> hosts =
        List.of(
            other -> other.headers("ETag", "W/\"1\""),
            other -> other.answers((number, answer) -> answer.without("Accept-Ranges")),
            other -> other.answers((number, answer) -> answer.with("Accept-Ranges", "none")),
            other -> other.answers((number, answer) -> answer.without("Content-Length")));
    for (UnaryOperator<FileTransport> change : hosts) {
      FileTransport other = change.apply(new FileTransport(host.content()));
      both.run(inParts(other, FIVE));
      assertWhole(other);
      assertThat(other.ranges()).containsExactly("all");
    }
    FileTransport smaller = new FileTransport(FileServer.random(1, SIZE - 1));
    both.run(inParts(smaller, FIVE));
    assertThat(smaller.ranges()).containsExactly("all");
    both.run(inParts(smaller, FIVE).parallel(1, 1));
    both.run(inParts(smaller, FIVE).parallel(2));
    assertThat(smaller.seen()).hasSize(3);
    both.run(file(smaller, FIVE).to(target()).overwrite());
    assertThat(both.run(file(smaller, FIVE).to(new ByteArrayOutputStream()))).isEqualTo(SIZE - 1);
    assertThat(smaller.ranges()).hasSize(5).containsOnly("all");
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void partsThatBreakOffAreGoneOnWith(Both both) throws IOException {
    host.headers("ETag", "\"1\"", "Content-MD5", md5(host.content()));
    host.breaks(answer -> answer < 4 ? 20_000 : Integer.MAX_VALUE);

    List<Download.Progress> told = Collections.synchronizedList(new ArrayList<>());

    both.run(inParts(host, FIVE).onProgress(told::add));

    assertWhole(host);
    assertThat(told).last().extracting(Download.Progress::attempt).isEqualTo(5);
    assertThat(told).extracting(Download.Progress::bytes).isSorted();
    assertThat(host.ranges()).hasSize(8).startsWith("all");
    assertThat(host.ranges()).allMatch(range -> range.matches("all|bytes=\\d+-\\d+"));
  }

  /** Answers to a request for a part that are not that part. */
  private static Map<String, UnaryOperator<Answer>> odd() {
    return Map.of(
        "another place", answer -> answer.with("Content-Range", "bytes 1-100001/400003"),
        "another length", answer -> answer.with("Content-Range", "bytes 100001-200001/400004"),
        "another file", answer -> answer.with("ETag", "\"2\""),
        "the whole", answer -> new Answer(200, answer.headers().without("Content-Range"), one()),
        "nothing there", answer -> new Answer(416, answer.headers(), new byte[0]));
  }

  private static byte[] one() {
    return new byte[1];
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void whatIsNotThePartGivesWayToTheWhole(Both both) throws IOException {
    for (Map.Entry<String, UnaryOperator<Answer>> odd : odd().entrySet()) {
      FileTransport other = new FileTransport(host.content());
      other.answers(
          (number, answer) ->
              answer.headers().first("Content-Range").isPresent()
                  ? odd.getValue().apply(answer)
                  : answer);

      both.run(inParts(other, FIVE));

      assertWhole(other);
      assertThat(other.ranges()).as(odd.getKey()).startsWith("all").endsWith("all");
      assertThat(other.open()).as(odd.getKey()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aPartThatCannotBeHadIsTheFailure(Both both) throws IOException {
    host.answers(
        (number, answer) ->
            answer.headers().first("Content-Range").isPresent()
                ? new Answer(404, answer.headers(), new byte[0])
                : answer);

    AzureDevOpsException error = both.failure(inParts(host, RetryPolicy.none()));

    assertThat(error.kind()).isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(files()).isEmpty();
    assertThat(host.open()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void attemptsForAPartAreBounded(Both both) throws IOException {
    host.breaks(answer -> answer == 0 ? Integer.MAX_VALUE : 1);

    AzureDevOpsException error = both.failure(inParts(host, FIVE));

    assertThat(error.kind()).isEqualTo(ErrorKind.TRANSPORT);
    assertThat(error).hasMessageContaining("broke off");
    assertThat(files()).isEmpty();
    assertThat(host.open()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void whatWasLeftOfPartsIsGoneOnWith(Both both) throws IOException {
    host.headers("ETag", "\"1\"", "x-ms-blob-content-md5", md5(host.content()));
    host.breaks(answer -> answer == 2 ? 10 : Integer.MAX_VALUE);
    SaveFile save = file(host, RetryPolicy.none()).to(target()).parallel(4, 1).resume();

    both.failure(save);
    assertThat(host.open()).isZero();
    int before = host.seen().size();
    both.run(save.parallel(1));

    assertWhole(host);
    assertThat(host.ranges().subList(before, host.ranges().size())).hasSize(1);
  }

  @Test
  void partsAreNeitherManyNorSmall() {
    long mib = 1024 * 1024;
    assertThat(new Ranges(4, 1).ends(0, 10)).containsExactly(3L, 6L, 9L, 10L);
    assertThat(new Ranges(4, 1).ends(5, 13)).containsExactly(7L, 9L, 11L, 13L);
    assertThat(new Ranges(4, 1).ends(0, 2)).containsExactly(1L, 2L);
    assertThat(new Ranges(4, 1).ends(3, 3)).containsExactly(3L);
    assertThat(new Ranges(4, 1).ends(0, 160 * mib)).hasSize(10).startsWith(16 * mib, 32 * mib);
    assertThat(new Ranges(2, 1).ends(0, 128 * 32 * mib)).hasSize(128).startsWith(32 * mib);
    assertThat(Ranges.STANDARD.suit(64 * mib)).isTrue();
    assertThat(Ranges.STANDARD.suit(64 * mib - 1)).isFalse();
    assertThat(Ranges.ONE.suit(Long.MAX_VALUE)).isFalse();
    assertThat(new Ranges(2, 5).suit(5)).isTrue();
  }
}
