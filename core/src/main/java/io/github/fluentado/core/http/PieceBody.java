// SPDX-License-Identifier: MIT
package io.github.fluentado.core.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A piece of another body that can be opened again and again. */
record PieceBody(RequestBody whole, long from, long length) implements RequestBody {

  @Override
  public InputStream open() throws IOException {
    InputStream content = whole.open();
    try {
      content.skipNBytes(from);
    } catch (IOException tooShort) {
      content.close();
      throw tooShort;
    }
    return new Piece(content, length);
  }

  @Override
  public boolean inMemory() {
    return whole.inMemory();
  }

  private static final class Piece extends FilterInputStream {
    private long left;

    Piece(InputStream content, long left) {
      super(content);
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int size) throws IOException {
      if (size == 0 || left == 0) {
        return size == 0 ? 0 : -1;
      }
      int read = super.read(target, offset, (int) Math.min(size, left));
      if (read < 0) {
        throw new IOException("the content ends " + left + " bytes before the piece does");
      }
      left -= read;
      return read;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
