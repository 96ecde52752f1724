// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.fluentado.core.http.Headers;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A body on its way into memory. */
class WholeTest {
  private static final int LIMIT = 100_000;

  /** Gives so many bytes at a time, and tells how large the largest room for them was. */
  private static final class Source extends FilterInputStream {
    private final int atOnce;
    private int room;
    private boolean closed;

    Source(byte[] bytes, int atOnce) {
      super(new ByteArrayInputStream(bytes));
      this.atOnce = atOnce;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      room = Math.max(room, length);
      return super.read(target, offset, Math.min(length, atOnce));
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  /** Breaks off after some bytes. */
  private static final class Breaking extends FilterInputStream {
    Breaking(int left) {
      super(new ByteArrayInputStream(new byte[left]));
    }

    @Override
    public int read() throws IOException {
      return told(super.read());
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return told(super.read(target, offset, length));
    }

    private static int told(int read) throws IOException {
      if (read < 0) {
        throw new IOException("reset");
      }
      return read;
    }
  }

  private static byte[] content(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static Headers length(String announced) {
    return announced.isEmpty() ? Headers.none() : Headers.none().with("Content-Length", announced);
  }

  @ParameterizedTest
  @CsvSource({
    "0, ''",
    "0, 0",
    "1, ''",
    "1, 1",
    "8191, ''",
    "8192, ''",
    "8193, ''",
    "16384, ''",
    "16385, ''",
    "50000, 50000",
    "50000, 49999",
    "50000, 50001",
    "50000, 1",
    "50000, 0",
    "50000, ''",
    "50000, 99999999999",
    "50000, x",
    "50000, -1",
    "100000, ''",
    "100000, 100000",
    "99999, 100001"
  })
  void allOfItIsReadWhateverIsAnnounced(int size, String announced) throws IOException {
    for (int atOnce : new int[] {Integer.MAX_VALUE, 1000, 7}) {
      Source source = new Source(content(size), atOnce);
      assertThat(new Whole(200, length(announced), LIMIT).read(source).bytes())
          .isEqualTo(content(size));
      assertThat(source.closed).isTrue();
      assertThat(source.room).isLessThanOrEqualTo(LIMIT);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "100001", "5", "100000"})
  void moreThanTheLimitIsRefused(String announced) {
    Source source = new Source(content(LIMIT + 1), 1000);

    assertThatExceptionOfType(Whole.TooLargeException.class)
        .isThrownBy(() -> new Whole(200, length(announced), LIMIT).read(source))
        .withMessage("the body is larger than 100000 bytes");
    assertThat(source.closed).isTrue();
  }

  @Test
  void asMuchRoomAsIsAnnouncedIsTakenAtOnceButNotMoreThanCanBeBelieved() throws IOException {
    for (String[] pair :
        new String[][] {
          {"50000", "50000"},
          {"16777215", "16777215"},
          {"16777216", "8192"},
          {"99999999999999999999", "8192"},
          {"12x", "8192"},
          {"/", "8192"},
          {":", "8192"},
          {"", "8192"},
          {"9", "9"},
          {"10", "10"}
        }) {
      Source source = new Source(content(3), 3);
      new Whole(200, length(pair[0]), Integer.MAX_VALUE).read(source);
      assertThat(source.room).as(pair[0]).isEqualTo(Integer.parseInt(pair[1]));
    }
    Source small = new Source(content(3), 3);
    new Whole(200, length("50000"), 5).read(small);
    assertThat(small.room).isEqualTo(5);
  }

  @Test
  void anErrorIsReadUpToAMegabyteAndTheLimit() throws IOException {
    byte[] large = content(1024 * 1024 + 9000);
    for (int status : new int[] {400, 500}) {
      assertThat(
              new Whole(status, Headers.none(), Integer.MAX_VALUE)
                  .read(new Source(large, 5000))
                  .bytes())
          .isEqualTo(Arrays.copyOf(large, 1024 * 1024));
      assertThat(new Whole(status, Headers.none(), 10).read(new Source(large, 5000)).bytes())
          .isEqualTo(Arrays.copyOf(large, 10));
      assertThat(new Whole(status, Headers.none(), 10).read(new Source(content(0), 5)).bytes())
          .isEmpty();
    }
    assertThat(
            new Whole(399, Headers.none(), LIMIT).read(new Source(content(20_000), 5000)).bytes())
        .hasSize(20_000);
  }

  @Test
  void anErrorWhoseBodyBreaksIsStillThatError() throws IOException {
    assertThat(new Whole(500, Headers.none(), LIMIT).read(new Breaking(3)).bytes()).hasSize(3);
    InputStream broken = new Breaking(3);
    assertThatIOException()
        .isThrownBy(() -> new Whole(200, Headers.none(), LIMIT).read(broken))
        .withMessage("reset");
  }
}
