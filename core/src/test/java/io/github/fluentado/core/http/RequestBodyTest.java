// SPDX-License-Identifier: MIT
package io.github.fluentado.core.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {
  @TempDir Path folder;

  private static RequestBody once(long length) {
    return RequestBody.once(
        new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8)), length);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 3})
  void aStreamIsOpenedOnceAndNeverGivesAnEmptyRest(long length) throws IOException {
    for (RequestBody body : new RequestBody[] {once(length), RequestBody.base64(once(length))}) {
      assertThat(body.replayable()).isFalse();
      try (InputStream stream = body.open()) {
        assertThat(stream.readAllBytes()).isNotEmpty();
      }
      for (int i = 0; i < 2; i++) {
        assertThatIOException()
            .isThrownBy(body::open)
            .withMessageContaining("cannot be read again");
      }
    }
  }

  @Test
  void aPieceEndsWhereItShouldThoughSomeOfItIsSkipped() throws IOException {
    RequestBody piece =
        RequestBody.piece(RequestBody.of("abcdefgh".getBytes(StandardCharsets.UTF_8)), 2, 3);

    try (InputStream stream = piece.open()) {
      assertThat(stream.skip(2)).isEqualTo(2);
      assertThat(stream.readAllBytes()).containsExactly('e');
      assertThat(stream.skip(1)).isZero();
    }
    try (InputStream stream = piece.open()) {
      assertThat(stream.skip(9)).isEqualTo(3);
      assertThat(stream.read()).isEqualTo(-1);
    }
  }

  private record Shrunk(int there, long length) implements RequestBody {
    @Override
    public InputStream open() {
      return new ByteArrayInputStream(new byte[there]);
    }

    @Override
    public boolean replayable() {
      return true;
    }
  }

  @Test
  void piecesOfAStreamAreReadInTheirOrderEachOnce() throws IOException {
    List<String> heard = new ArrayList<>();
    InputStream stream = stream("0123456789".getBytes(UTF_8), heard);
    List<RequestBody> pieces = RequestBody.pieces(RequestBody.once(stream, 10), 4);
    assertThat(pieces).extracting(RequestBody::length).containsExactly(4L, 4L, 2L);
    assertThat(pieces).noneMatch(RequestBody::replayable);
    assertThatIOException().isThrownBy(() -> pieces.get(1).open());
    assertThat(text(pieces.get(0))).isEqualTo("0123");
    assertThatIOException().isThrownBy(() -> pieces.get(0).open());
    assertThatIOException().isThrownBy(() -> pieces.get(2).open());
    try (InputStream next = pieces.get(1).open()) {
      assertThat(next.skip(1)).isEqualTo(1);
      assertThat(next.read()).isEqualTo('5');
      assertThat(next.readAllBytes()).containsExactly('6', '7');
    }
    assertThat(heard).isEmpty();
    assertThat(text(pieces.get(2))).isEqualTo("89");
    assertThat(heard).containsExactly("closed");
  }

  private static InputStream stream(byte[] content, List<String> heard) {
    return new ByteArrayInputStream(content) {
      @Override
      public void close() {
        heard.add("closed");
      }
    };
  }

  @Test
  void aPieceOfAStreamThatIsLeftBeforeItsEndEndsTheStream() throws IOException {
    List<String> heard = new ArrayList<>();
    InputStream stream = stream("0123456789".getBytes(UTF_8), heard);
    List<RequestBody> pieces = RequestBody.pieces(RequestBody.once(stream, 10), 4);
    try (InputStream first = pieces.get(0).open()) {
      assertThat(first.read()).isEqualTo('0');
    }
    assertThat(heard).containsExactly("closed");
    assertThatIOException().isThrownBy(() -> pieces.get(1).open());
  }

  @Test
  void aStreamOfWhichNoFurtherPieceIsSentIsClosed() throws IOException {
    List<String> heard = new ArrayList<>();
    InputStream stream = stream("0123456789".getBytes(UTF_8), heard);
    List<RequestBody> pieces = RequestBody.pieces(RequestBody.once(stream, 10), 4);
    try (InputStream first = pieces.get(0).open()) {
      first.readAllBytes();
      // Whoever sends it reads on; it is closed with the piece.
      ((Closeable) pieces.get(0)).close();
      assertThat(heard).isEmpty();
    }
    assertThat(heard).containsExactly("closed");
    assertThatIOException().isThrownBy(() -> pieces.get(1).open());

    List<RequestBody> others =
        RequestBody.pieces(RequestBody.once(stream("abc".getBytes(UTF_8), heard), 3), 1);
    assertThat(text(others.get(0))).isEqualTo("a");
    assertThat(heard).hasSize(1);
    ((Closeable) others.get(2)).close();
    assertThat(heard).hasSize(2);
  }

  @Test
  void aStreamOfAnotherLengthThanItsPiecesIsAFailure() throws IOException {
    for (int length : new int[] {9, 11}) {
      RequestBody content = RequestBody.once(new ByteArrayInputStream(new byte[length]), 10);
      List<RequestBody> pieces = RequestBody.pieces(content, 5);
      assertThat(text(pieces.get(0))).hasSize(5);
      assertThatIOException().isThrownBy(() -> text(pieces.get(1))).withMessageContaining("10");
    }
  }

  @Test
  void whatHasNoLengthOrIsEmptyHasNoPieces() {
    assertThat(RequestBody.pieces(RequestBody.of(new byte[0]), 4)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> RequestBody.pieces(RequestBody.once(InputStream.nullInputStream(), -1), 4));
    RequestBody huge = RequestBody.once(InputStream.nullInputStream(), Long.MAX_VALUE / 2);
    assertThatIllegalArgumentException().isThrownBy(() -> RequestBody.pieces(huge, 4));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RequestBody.pieces(RequestBody.of("x"), 0));
  }

  @Test
  void aPieceThatTheContentHasNoMoreIsAFailure() {
    RequestBody piece = RequestBody.piece(new Shrunk(4, 5), 2, 3);

    assertThatIOException()
        .isThrownBy(() -> piece.open().readAllBytes())
        .withMessageContaining("ends after 2 bytes");
  }

  @Test
  void aStreamThatWasOpenedAndNotReadIsNotOpenedAgainEither() throws IOException {
    RequestBody body = once(3);
    body.open().close();

    assertThatIOException().isThrownBy(body::open);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "abcd"})
  void aFileOfAnotherSizeThanPromisedIsNotSent(String now) throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "abc");
    RequestBody body = RequestBody.of(file);
    try (InputStream stream = body.open()) {
      assertThat(stream.readAllBytes()).hasSize(3);
    }
    Files.writeString(file, now);

    assertThatIOException()
        .isThrownBy(body::open)
        .withMessageContaining("it had 3 bytes, and now has " + now.length());
  }

  @Test
  void aFileThatIsGoneIsNotSentAsAnEmptyOne() throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "abc");
    RequestBody body = RequestBody.of(file);
    Files.delete(file);

    assertThatIOException().isThrownBy(body::open);
  }

  @Test
  void aFolderOrWhatIsNotThereIsRefusedBeforeAnythingIsSent() {
    for (Path none : new Path[] {folder, folder.resolve("none")}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> RequestBody.of(none))
          .withMessage("file cannot be read");
    }
  }

  @Test
  void whatIsInMemoryOrInAFileHasALengthAndIsReadAgainAndAgain() throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "abc");
    byte[] bytes = "abc".getBytes(StandardCharsets.UTF_8);
    for (RequestBody body :
        new RequestBody[] {RequestBody.of(file), RequestBody.of("abc"), RequestBody.of(bytes)}) {
      assertThat(body.length()).isEqualTo(3);
      assertThat(body.replayable()).isTrue();
      assertThat(body.current()).isSameAs(body);
      for (int i = 0; i < 2; i++) {
        try (InputStream stream = body.open()) {
          assertThat(stream.readAllBytes()).isEqualTo(bytes);
        }
      }
    }
    assertThat(once(7).length()).isEqualTo(7);
  }

  @Test
  void whatFollowsIsMadeAnewWhenMoreIsKnownAndOnlyThen() throws IOException {
    AtomicReference<String> known = new AtomicReference<>("7.1");
    RequestBody first = RequestBody.following(known::get, RequestBody::of);

    assertThat(first.current()).isSameAs(first);
    known.set("7.0-preview");
    RequestBody second = first.current();

    assertThat(text(first)).isEqualTo("7.1");
    assertThat(first.length()).isEqualTo(3);
    assertThat(text(second)).isEqualTo("7.0-preview");
    assertThat(second.length()).isEqualTo(11);
    assertThat(second.current()).isSameAs(second);
    assertThat(second.replayable()).isTrue();
    assertThat(RequestBody.following(() -> 1, version -> once(3)).replayable()).isFalse();
  }

  private static String text(RequestBody body) throws IOException {
    try (InputStream stream = body.open()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
