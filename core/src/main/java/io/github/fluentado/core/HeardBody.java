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

  /** Who hears of one reading of it, from its beginning. */
  interface Ear {
    /**
     * The next piece is asked for.
     *
     * @throws IOException if nobody wants it any more
     */
    default void asked() throws IOException {}

    /** So much of it was passed over. */
    default void skipped(long bytes) {}

    /** So much of it was taken. */
    default void taken(long bytes) {}
  }

  /** It begins anew. */
  abstract Ear opened();

  @Override
  public final InputStream open() throws IOException {
    return new Reading(body.open(), opened());
  }

  private static final class Reading extends FilterInputStream {
    private final Ear ear;

    Reading(InputStream content, Ear ear) {
      super(content);
      this.ear = ear;
    }

    @Override
    public int read() throws IOException {
      ear.asked();
      int read = super.read();
      ear.taken(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      ear.asked();
      int read = super.read(target, offset, length);
      ear.taken(Math.max(0, read));
      return read;
    }

    @Override
    public long skip(long count) throws IOException {
      ear.asked();
      long skipped = super.skip(count);
      ear.skipped(skipped);
      return skipped;
    }
  }

  @Override
  public final long length() {
    return body.length();
  }

  @Override
  public boolean replayable() {
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
