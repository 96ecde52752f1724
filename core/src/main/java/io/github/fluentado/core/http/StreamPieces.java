// SPDX-License-Identifier: MIT
package io.github.fluentado.core.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A content that can be read once only, cut into pieces that are read one after the other. It is
 * open from the first piece to the last, or to one that is left before its end.
 */
final class StreamPieces {
  private final RequestBody content;
  // Guarded by this: what is open, and where the next piece begins; behind the end if none may.
  private @Nullable InputStream open;
  private long next;

  StreamPieces(RequestBody content) {
    this.content = content;
  }

  RequestBody piece(long from, long length) {
    return new RequestBody() {
      @Override
      public InputStream open() throws IOException {
        return opened(from, length);
      }

      @Override
      public long length() {
        return length;
      }

      @Override
      public boolean replayable() {
        return false;
      }
    };
  }

  private synchronized InputStream opened(long from, long length) throws IOException {
    if (from != next) {
      throw new IOException("the content was read before and cannot be read again: it is a stream");
    }
    InputStream known = open;
    InputStream whole = known == null ? content.open() : known;
    open = whole;
    next = Long.MAX_VALUE;
    return new FilterInputStream(MeasuredStream.piece(whole, length)) {
      private long left = length;

      @Override
      public int read() throws IOException {
        int read = super.read();
        left -= read < 0 ? 0 : 1;
        return read;
      }

      @Override
      public int read(byte[] target, int offset, int size) throws IOException {
        int read = super.read(target, offset, size);
        left -= Math.max(0, read);
        return read;
      }

      @Override
      public long skip(long count) throws IOException {
        long skipped = super.skip(count);
        left -= skipped;
        return skipped;
      }

      @Override
      public void close() throws IOException {
        long end = from + length;
        if (left > 0 || end == content.length()) {
          whole.close();
        } else {
          goesOn(end);
        }
      }
    };
  }

  private synchronized void goesOn(long from) {
    next = from;
  }
}
