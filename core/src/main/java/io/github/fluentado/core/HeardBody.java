// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.http.RequestBody;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What a request carries, of which somebody hears as it is taken. */
abstract class HeardBody implements RequestBody {
  private final RequestBody body;

  HeardBody(RequestBody body) {
    this.body = body;
  }

  /** It begins anew. */
  void opened() {}

  /** The next piece is asked for. */
  void asked() {}

  /** So much of it has been taken, or passed over. */
  void taken(long bytes) {}

  @Override
  public final InputStream open() throws IOException {
    InputStream content = body.open();
    opened();
    return new FilterInputStream(content) {
      @Override
      public int read() throws IOException {
        asked();
        int read = super.read();
        taken(read < 0 ? 0 : 1);
        return read;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        asked();
        int read = super.read(target, offset, length);
        taken(Math.max(0, read));
        return read;
      }

      @Override
      public long skip(long count) throws IOException {
        asked();
        long skipped = super.skip(count);
        taken(skipped);
        return skipped;
      }
    };
  }

  @Override
  public final long length() {
    return body.length();
  }

  @Override
  public final boolean replayable() {
    return body.replayable();
  }

  @Override
  public final boolean inMemory() {
    return body.inMemory();
  }

  /** What is heard of, as known now. */
  final RequestBody now() {
    return body.current();
  }

  final boolean isOf(RequestBody other) {
    return body.equals(other);
  }
}
