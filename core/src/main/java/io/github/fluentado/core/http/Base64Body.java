// SPDX-License-Identifier: MIT
package io.github.fluentado.core.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;

/** The base64 text of another body, of which never more than a piece is in memory. */
record Base64Body(RequestBody content) implements RequestBody {

  @Override
  public InputStream open() throws IOException {
    return new Text(content.open());
  }

  @Override
  public long length() {
    long bytes = content.length();
    return bytes < 0 ? bytes : (bytes + 2) / 3 * 4;
  }

  @Override
  public boolean replayable() {
    return content.replayable();
  }

  @Override
  public boolean inMemory() {
    return content.inMemory();
  }

  private static final class Text extends InputStream {
    // Whole groups of three bytes, so that only the last piece is padded.
    private static final int PIECE = 3 * 1024;

    private final InputStream bytes;
    private byte[] text = new byte[0];
    private int position;

    Text(InputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
      return hasMore() ? text[position++] : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (length == 0 || !hasMore()) {
        return length == 0 ? 0 : -1;
      }
      int count = Math.min(length, text.length - position);
      System.arraycopy(text, position, target, offset, count);
      position += count;
      return count;
    }

    private boolean hasMore() throws IOException {
      if (position == text.length) {
        text = Base64.getEncoder().encode(bytes.readNBytes(PIECE));
        position = 0;
      }
      return position < text.length;
    }

    @Override
    public void close() throws IOException {
      bytes.close();
    }
  }
}
