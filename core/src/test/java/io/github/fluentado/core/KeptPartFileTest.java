// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.fluentado.core.exchange.Sink.Held;
import io.github.fluentado.core.http.Validator;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.core.testing.Both;
import io.github.fluentado.core.testing.FileServer;
import io.github.fluentado.core.testing.FileTransport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a run leaves for a later one, and what of it is gone on with. */
class KeptPartFileTest extends Downloading {
  private static final int SIZE = 300_000;
  private static final Validator TAG = new Validator("\"1\"");
  private final FileTransport host = new FileTransport(FileServer.random(1, SIZE));

  private SaveFile kept() {
    return file(host, RetryPolicy.none()).to(target()).resume();
  }

  private void breaksOnce(int after) {
    host.breaks(answer -> answer == 0 ? after : Integer.MAX_VALUE);
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aLaterRunGoesOn(Both both) throws IOException {
    host.headers("ETag", "\"1\"", "x-ms-blob-content-md5", md5(host.content()));
    breaksOnce(100_000);

    both.failure(kept());
    assertThat(files()).hasSize(2).allMatch(name -> name.startsWith(".fluent-ado-"));
    assertThat(files()).anyMatch(name -> name.endsWith(".part"));
    assertThat(files()).anyMatch(name -> name.endsWith(".note"));
    both.run(kept());

    assertWhole(host);
    assertThat(host.ranges()).containsExactly("all", "bytes=100000-");
    assertThat(host.seen().get(1).headers().first("If-Range")).contains("\"1\"");
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void whatIsLeftAndHasAnotherSumIsGoneAfterwards(Both both) throws IOException {
    host.headers("ETag", "\"1\"", "x-ms-blob-content-md5", md5(new byte[1]));
    breaksOnce(100_000);
    both.failure(kept());

    assertThat(both.failure(kept())).hasMessageContaining("another content");
    assertThat(files()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void whatLacksOnlyItsNameAsksForTheLastByte(Both both) throws IOException {
    for (long total : new long[] {SIZE, -1}) {
      PartFile part = part(file(host, RetryPolicy.none()).identity());
      part.begin();
      part.expects(TAG, total);
      part.begins();
      Files.write(part.path(), host.content());
      part.abandon();

      both.run(kept().overwrite());

      assertWhole(host);
    }
    assertThat(host.ranges()).containsExactly("bytes=299999-", "bytes=300000-", "all");
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void whatIsLeftOfAnotherFileIsNotGoneOnWith(Both both) throws IOException {
    breaksOnce(100_000);
    Download file = file(host, RetryPolicy.none());
    both.failure(file.query("version", "1").to(target()).resume());

    both.run(file.query("version", "2").to(target()).resume());

    assertWhole(host);
    assertThat(host.ranges()).containsExactly("all", "all");
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void whatIsLeftOfAnOlderStateIsNotGoneOnWith(Both both) throws IOException {
    for (int size : new int[] {50_000, 200_000}) {
      FileTransport changing = new FileTransport(host.content());
      changing.breaks(answer -> answer == 0 ? 100_000 : Integer.MAX_VALUE);
      SaveFile save = file(changing, RetryPolicy.none()).to(target()).resume().overwrite();
      both.failure(save);
      changing.becomes(FileServer.random(5, size), "ETag", "\"5\"");

      both.run(save);

      assertWhole(changing);
      assertThat(changing.ranges()).containsExactly("all", "bytes=100000-");
    }
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void whatNobodyCouldGoOnWithIsNotKept(Both both) throws IOException {
    host.headers();
    host.breaks(answer -> 100_000);
    both.failure(kept());
    assertThat(files()).isEmpty();

    host.headers("ETag", "\"1\"").breaks(answer -> 0);
    both.failure(kept());
    assertThat(files()).isEmpty();
  }

  private PartFile part(String source) {
    return KeptPartFile.of(target(), source);
  }

  /** Leaves a part of so many bytes of a file. */
  private void left(int bytes, long total) throws IOException {
    PartFile part = part("a");
    assertThat(part.begin()).isEqualTo(Held.NOTHING);
    part.expects(TAG, total);
    part.begins();
    write(part, 0, bytes);
    part.abandon();
  }

  private static void write(PartFile part, long position, int bytes) throws IOException {
    FileChannel out = part.open();
    assertThat(out.write(ByteBuffer.allocate(bytes), position)).isEqualTo(bytes);
  }

  /** What there is for the next run, which then leaves it as it is. */
  private Held found(String source) throws IOException {
    PartFile part = part(source);
    Held held = part.begin();
    part.abandon();
    return held;
  }

  @Test
  void aPartIsKnownByItsSourceAndItsPlace() throws IOException {
    left(10, 100);

    assertThat(found("a")).isEqualTo(new Held(10, TAG, 100));
    assertThat(found("a")).isEqualTo(new Held(10, TAG, 100));
    PartFile other = KeptPartFile.of(folder.resolve("other"), "a");
    assertThat(other.begin()).isEqualTo(Held.NOTHING);
    other.abandon();
    assertThat(files()).hasSize(2);
    assertThat(found("b")).isEqualTo(Held.NOTHING);
    assertThat(files()).isEmpty();
  }

  @Test
  void aPartMayBeWholeButNotLonger() throws IOException {
    left(10, 10);
    assertThat(found("a")).isEqualTo(new Held(10, TAG, 10));
    PartFile part = part("a");
    part.begin();
    write(part, 10, 1);
    part.abandon();
    assertThat(found("a")).isEqualTo(Held.NOTHING);
  }

  @Test
  void aFileOfUnknownLengthIsKnownByItsTag() throws IOException {
    left(10, -1);
    assertThat(found("a")).isEqualTo(new Held(10, TAG, -1));
  }

  @Test
  void onlyWhatIsReachedCounts() throws IOException {
    PartFile part = part("a");
    part.begin();
    part.expects(TAG, 100);
    part.reached(4);
    write(part, 50, 10);
    part.abandon();

    assertThat(found("a")).isEqualTo(new Held(4, TAG, 100));
    assertThat(Files.size(part.path())).isEqualTo(4);
  }

  @Test
  void moreThanThereIsCannotCount() throws IOException {
    PartFile part = part("a");
    part.begin();
    part.expects(TAG, 100);
    part.reached(40);
    write(part, 0, 10);
    part.abandon();

    assertThat(found("a")).isEqualTo(new Held(10, TAG, 100));
  }

  @Test
  void whereNothingIsReachedNothingIsKept() throws IOException {
    PartFile part = part("a");
    part.begin();
    part.expects(TAG, 100);
    part.reached(0);
    write(part, 50, 10);
    part.abandon();

    assertThat(files()).isEmpty();
  }

  @Test
  void anotherFileForgetsWhatWasReachedOfTheFirst() throws IOException {
    PartFile part = part("a");
    part.begin();
    part.expects(TAG, 100);
    part.reached(0);
    part.empty();
    assertThat(files()).noneMatch(name -> name.endsWith(".note"));
    part.expects(new Validator("\"2\""), 200);
    part.begins();
    write(part, 0, 10);
    part.abandon();

    assertThat(found("a")).isEqualTo(new Held(10, new Validator("\"2\""), 200));
  }

  @Test
  void aNoteIsWrittenOnceForAFile() throws IOException {
    left(10, 100);
    PartFile part = part("a");
    part.begin();
    Path note = note();
    Files.delete(note);
    part.begins();
    assertThat(note).doesNotExist();
    part.expects(TAG, 100);
    part.begins();
    assertThat(note).exists();
    Files.delete(note);
    part.begins();
    assertThat(note).doesNotExist();
    part.expects(null, 100);
    part.abandon();
  }

  @Test
  void aFileThatCannotBeKnownAgainHasNoNote() throws IOException {
    left(10, 100);
    PartFile part = part("a");
    part.begin();
    part.expects(null, 100);
    part.begins();
    assertThat(files()).hasSize(1);
    part.abandon();
    assertThat(files()).isEmpty();
  }

  private Path note() throws IOException {
    String name = files().stream().filter(file -> file.endsWith(".note")).findFirst().orElseThrow();
    return folder.resolve(name);
  }

  @Test
  void whatIsNoNoteOfOursBeginsAnew() throws IOException {
    for (String text : List.of("", "{}", "[]", "{\"source\":1}", "odd")) {
      left(10, 100);
      Files.writeString(note(), text);
      assertThat(found("a")).as(text).isEqualTo(Held.NOTHING);
      assertThat(files()).isEmpty();
    }
    left(10, 100);
    Files.delete(note());
    assertThat(found("a")).isEqualTo(Held.NOTHING);
  }

  @Test
  void anEmptyPartIsNoPart() throws IOException {
    left(10, 100);
    Files.write(part("a").path(), new byte[0]);
    assertThat(found("a")).isEqualTo(Held.NOTHING);
    assertThat(files()).isEmpty();
  }

  @Test
  void oneRunAtATimeHasThePart() throws IOException {
    PartFile first = part("a");
    first.begin();
    first.expects(TAG, 100);
    first.begins();
    write(first, 0, 10);
    PartFile second = part("a");

    assertThatIOException().isThrownBy(second::begin).withMessageContaining("another run");
    second.abandon();
    assertThat(files()).hasSize(2);
    first.abandon();
    assertThat(found("a").bytes()).isEqualTo(10);
  }

  @Test
  void whatWasNotBegunIsNotWritten() throws IOException {
    PartFile part = part("a");

    assertThatIOException().isThrownBy(part::open).withMessageContaining("not begun");
    part.abandon();
    assertThat(files()).isEmpty();
  }

  @Test
  void whatHasBecomeTheFileLeavesNoNote() throws IOException {
    left(10, 100);
    PartFile part = part("a");
    part.begin();
    part.close();
    part.forget();
    assertThat(files()).singleElement().asString().endsWith(".part");
  }
}
