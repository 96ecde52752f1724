// SPDX-License-Identifier: MIT
package io.github.fluentado.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The limits of contents and their pieces. */
class ContentOfRequestTest {
  @TempDir Path folder;

  private static RequestBody once(int there, long length) {
    return RequestBody.once(new ByteArrayInputStream(new byte[there]), length);
  }

  @Test
  void onlyWhatIsInMemoryNeverWaits() throws IOException {
    RequestBody file = RequestBody.of(Files.writeString(folder.resolve("f"), "abc"));
    RequestBody memory = RequestBody.of("abc");

    for (RequestBody body : List.of(file, once(3, 3), RequestBody.pieces(once(3, 3), 2).get(0))) {
      assertThat(body.inMemory()).isFalse();
      assertThat(RequestBody.base64(body).inMemory()).isFalse();
      assertThat(RequestBody.following(() -> 1, known -> body).inMemory()).isFalse();
    }
    assertThat(memory.inMemory()).isTrue();
    assertThat(RequestBody.base64(memory).inMemory()).isTrue();
    assertThat(RequestBody.piece(memory, 1, 1).inMemory()).isTrue();
    assertThat(RequestBody.piece(file, 1, 1).inMemory()).isFalse();
    assertThat(RequestBody.following(() -> 1, known -> memory).inMemory()).isTrue();
  }

  @Test
  void aPieceLiesWithinItsContent() throws IOException {
    RequestBody content = RequestBody.of("abc");

    assertThat(RequestBody.piece(content, 0, 3).open().readAllBytes()).hasSize(3);
    assertThat(RequestBody.piece(content, 3, 0).open().readAllBytes()).isEmpty();
    assertThat(RequestBody.piece(content, 1, 2).open().readAllBytes()).containsExactly('b', 'c');
    for (long[] none : new long[][] {{-1, 1}, {0, -1}, {1, 3}, {4, 0}, {0, 4}}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> RequestBody.piece(content, none[0], none[1]))
          .withMessageContaining("does not lie within the content");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RequestBody.piece(once(3, 3), 0, 1))
        .withMessageContaining("can be read once only");
  }

  @Test
  void piecesOfWhatIsReadAgainAreReadInAnyOrder() throws IOException {
    List<RequestBody> pieces = RequestBody.pieces(RequestBody.of("0123456789"), 4);

    assertThat(pieces).extracting(RequestBody::length).containsExactly(4L, 4L, 2L);
    assertThat(pieces).allMatch(RequestBody::replayable);
    assertThat(pieces.get(2).open().readAllBytes()).containsExactly('8', '9');
    assertThat(pieces.get(1).open().readAllBytes()).containsExactly('4', '5', '6', '7');
    assertThat(RequestBody.pieces(RequestBody.of("01234567"), 4)).hasSize(2);
    assertThat(RequestBody.pieces(once(0, 1_000_000), 1)).hasSize(1_000_000);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RequestBody.pieces(once(0, 1_000_001), 1))
        .withMessageContaining("would make 1000001 pieces");
  }

  @Test
  void aContentThatEndsBeforeAPieceIsClosed() {
    AtomicInteger closed = new AtomicInteger();
    RequestBody shrunk =
        new RequestBody() {
          @Override
          public InputStream open() {
            return new ByteArrayInputStream(new byte[1]) {
              @Override
              public void close() {
                closed.incrementAndGet();
              }
            };
          }

          @Override
          public long length() {
            return 5;
          }
        };

    assertThatIOException().isThrownBy(() -> RequestBody.piece(shrunk, 3, 2).open());
    assertThat(closed).hasValue(1);
  }

  @Test
  void aMeasuredContentIsReadByteByByteToo() throws IOException {
    byte[] bytes = {0, (byte) 0xff, 7};
    InputStream stream = RequestBody.once(new ByteArrayInputStream(bytes), 3).open();

    assertThat(stream.markSupported()).isFalse();
    assertThat(stream.read(new byte[0], 0, 0)).isZero();
    assertThat(stream.read()).isZero();
    assertThat(stream.read()).isEqualTo(0xff);
    assertThat(stream.read()).isEqualTo(7);
    assertThat(stream.read()).isEqualTo(-1);
    assertThat(stream.read(new byte[1], 0, 0)).isZero();
  }

  @Test
  void anEmptyContentHasNoByte() throws IOException {
    assertThat(once(0, 0).open().read()).isEqualTo(-1);
    assertThatIOException()
        .isThrownBy(() -> once(1, 0).open().read())
        .withMessageContaining("more than the 0 bytes");
  }

  @Test
  void aContentWhoseEndWasFoundIsNotAskedAgain() throws IOException {
    AtomicInteger reads = new AtomicInteger();
    InputStream content =
        new InputStream() {
          @Override
          public int read() {
            return reads.getAndIncrement() < 2 ? 7 : -1;
          }

          @Override
          public int read(byte[] target, int offset, int length) {
            target[offset] = (byte) read();
            return 1;
          }
        };
    InputStream stream = RequestBody.once(content, 2).open();

    assertThat(stream.readAllBytes()).hasSize(2);
    assertThat(stream.read()).isEqualTo(-1);
    assertThat(reads).hasValue(3);
  }

  @Test
  void aFileThatChangesBeforeItsLastByteIsAFailure() throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "abc");
    try (InputStream stream = RequestBody.of(file).open()) {
      assertThat(stream.read()).isEqualTo('a');
      Files.writeString(file, "abcd");
      assertThatIOException().isThrownBy(stream::readAllBytes);
    }
  }

  @Test
  void aPieceOfAStreamThatIsReadByteByByteGoesOnWithTheNext() throws IOException {
    List<RequestBody> pieces = RequestBody.pieces(once(4, 4), 2);
    try (InputStream first = pieces.get(0).open()) {
      assertThat(first.read()).isZero();
      assertThat(first.read()).isZero();
      assertThat(first.read()).isEqualTo(-1);
    }
    assertThat(pieces.get(1).open().readAllBytes()).hasSize(2);
  }
}
