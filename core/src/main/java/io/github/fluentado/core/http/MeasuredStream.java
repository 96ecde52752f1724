// SPDX-License-Identifier: MIT
package io.github.fluentado.core.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A stream that gives as many bytes as were announced, or fails: fewer would be stored as if they
 * were all, and more would be lost.
 */
final class MeasuredStream extends FilterInputStream {
  private final long length;
  private final @Nullable Check end;
  private long count;
  private boolean checked;

  /** Looks once more when the last byte has been read, and before anybody gets it. */
  @FunctionalInterface
  interface Check {
    void check() throws IOException;
  }

  private MeasuredStream(InputStream content, long length, @Nullable Check end) {
    super(content);
    this.length = length;
    this.end = end;
  }

  /** Of all there is: more is a failure, too. */
  static InputStream whole(InputStream content, long length, Check end) {
    return new MeasuredStream(content, length, end);
  }

  /** Of what there is next: what comes behind is for others. */
  static InputStream piece(InputStream content, long length) {
    return new MeasuredStream(content, length, null);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int size) throws IOException {
    if (size == 0) {
      return 0;
    }
    if (count == length) {
      checkEnd();
      return -1;
    }
    int read = super.read(target, offset, (int) Math.min(size, length - count));
    if (read < 0) {
      throw new IOException(
          "the content ends after " + count + " bytes, and " + length + " were announced");
    }
    count += read;
    if (count == length) {
      checkEnd();
    }
    return read;
  }

  private void checkEnd() throws IOException {
    if (checked || end == null) {
      return;
    }
    checked = true;
    if (super.read() >= 0) {
      throw new IOException("the content has more than the " + length + " bytes announced");
    }
    end.check();
  }

  @Override
  public long skip(long wanted) throws IOException {
    long skipped = super.skip(Math.min(wanted, length - count));
    count += skipped;
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
