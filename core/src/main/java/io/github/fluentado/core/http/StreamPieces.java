// SPDX-License-Identifier: MIT
package io.github.fluentado.core.http;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A content that can be read once only, cut into pieces that are read one after the other. It is
 * open from the first piece to the last, or to one that is left before its end, or until one is
 * closed, as no further will be sent.
 */
final class StreamPieces {
  private final RequestBody content;
  // Guarded by this: what is open, whether a piece of it is, whether more of it is wanted; and
  // where the next piece begins, behind the end if none may.
  private @Nullable InputStream open;
  private boolean reading;
  private boolean left;
  private long next;

  StreamPieces(RequestBody content) {
    this.content = content;
  }

  RequestBody piece(long from, long length) {
    return new Piece(from, length);
  }

  /** Closing it ends the content: neither this one nor another will be sent. */
  private final class Piece implements RequestBody, Closeable {
    private final long from;
    private final long length;

    Piece(long from, long length) {
      this.from = from;
      this.length = length;
    }

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

    @Override
    public void close() throws IOException {
      leave();
    }
  }

  private synchronized InputStream opened(long from, long length) throws IOException {
    if (from != next) {
      throw new IOException("the content was read before and cannot be read again: it is a stream");
    }
    InputStream known = open;
    InputStream whole = known == null ? content.open() : known;
    open = whole;
    reading = true;
    next = Long.MAX_VALUE;
    return new Reading(MeasuredStream.piece(whole, length), from, length);
  }

  /** A piece while it is read. */
  private final class Reading extends FilterInputStream {
    private final long end;
    private long left;

    Reading(InputStream piece, long from, long length) {
      super(piece);
      this.end = from + length;
      this.left = length;
    }

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
      ended(left > 0 || end == content.length() ? Long.MAX_VALUE : end);
    }
  }

  /**
   * A piece has been closed.
   *
   * @param from where the next begins; behind all if there is none
   */
  private synchronized void ended(long from) throws IOException {
    reading = false;
    if (left || from == Long.MAX_VALUE) {
      end();
    } else {
      next = from;
    }
  }

  private synchronized void leave() throws IOException {
    left = true;
    next = Long.MAX_VALUE;
    if (!reading) {
      end();
    }
  }

  private void end() throws IOException {
    InputStream whole = open;
    open = null;
    if (whole != null) {
      whole.close();
    }
  }
}
