// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What another thread does meanwhile is done by the stream below, in the middle of a read. */
class ReceivedBodyTest {
  private final List<String> heard = new ArrayList<>();

  private interface Meanwhile {
    void happens() throws IOException;
  }

  private final class Source extends InputStream {
    private Meanwhile meanwhile = () -> {};

    @Override
    public int read() throws IOException {
      heard.add("read");
      meanwhile.happens();
      return 200;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      heard.add("read " + length);
      meanwhile.happens();
      target[offset] = 7;
      return 1;
    }

    @Override
    public void close() {
      heard.add("closed");
    }
  }

  private final Source source = new Source();
  private final ReceivedBody body = new ReceivedBody(source, () -> heard.add("cut"));

  @Test
  void bytesAreHandedOnAndReadingNoneAsksForNone() throws IOException {
    byte[] target = new byte[4];

    assertThat(body.read()).isEqualTo(200);
    assertThat(body.read(target, 1, 3)).isEqualTo(1);
    assertThat(target).containsExactly(0, 7, 0, 0);
    assertThat(body.read(target, 1, 0)).isZero();
    assertThat(heard).containsExactly("read", "read 3");
  }

  @Test
  void closingWhileNobodyReadsClosesOnceAndCutsNothing() throws IOException {
    body.close();
    body.close();

    assertThat(heard).containsExactly("closed");
    assertThatIOException().isThrownBy(body::read).withMessage("the body is closed");
    assertThatIOException()
        .isThrownBy(() -> body.read(new byte[1], 0, 1))
        .withMessage("the body is closed");
  }

  @Test
  void closingWhileSomebodyReadsCutsAndTheReaderCloses() throws IOException {
    source.meanwhile = body::close;
    assertThat(body.read()).isEqualTo(200);

    assertThat(heard).containsExactly("read", "cut", "closed");
  }

  @Test
  void closingWhileSomebodyReadsManyCutsAndTheReaderCloses() throws IOException {
    source.meanwhile = body::close;
    assertThat(body.read(new byte[2], 0, 2)).isEqualTo(1);

    assertThat(heard).containsExactly("read 2", "cut", "closed");
  }

  @Test
  void aReadThatBreaksBecauseOfClosingSaysSo() {
    IOException reset = new IOException("reset");
    source.meanwhile =
        () -> {
          body.close();
          throw reset;
        };
    assertThatIOException()
        .isThrownBy(body::read)
        .withMessage("the body was closed while it was read")
        .withCause(reset);
    assertThat(heard).containsExactly("read", "cut", "closed");
  }

  @Test
  void aReadOfManyThatBreaksBecauseOfClosingSaysSo() {
    IOException reset = new IOException("reset");
    source.meanwhile =
        () -> {
          body.close();
          throw reset;
        };
    assertThatIOException()
        .isThrownBy(() -> body.read(new byte[2], 0, 2))
        .withMessage("the body was closed while it was read")
        .withCause(reset);
  }

  @Test
  void anyOtherBreakIsToldAsItIsAndLeavesTheBodyOpen() throws IOException {
    IOException reset = new IOException("reset");
    source.meanwhile =
        () -> {
          throw reset;
        };
    assertThatIOException().isThrownBy(body::read).isSameAs(reset);
    assertThatIOException().isThrownBy(() -> body.read(new byte[2], 0, 2)).isSameAs(reset);

    source.meanwhile = () -> {};
    assertThat(body.read()).isEqualTo(200);
  }

  @Test
  void twoMayNotReadAtOnce() throws IOException {
    source.meanwhile =
        () ->
            assertThatIOException()
                .isThrownBy(body::read)
                .withMessage("another thread is reading the body");

    assertThat(body.read()).isEqualTo(200);
  }
}
