// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.run.TimeSource;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;

/** What a request carries, and since when none of it has moved. */
final class WatchedBody implements RequestBody {
  private final RequestBody body;
  private final TimeSource time;
  private volatile Instant moved;

  WatchedBody(RequestBody body, TimeSource time) {
    this.body = body;
    this.time = time;
    this.moved = time.now();
  }

  /** For how long nothing has been taken from it. */
  Duration quiet() {
    return Duration.between(moved, time.now());
  }

  @Override
  public InputStream open() throws IOException {
    return new FilterInputStream(body.open()) {
      @Override
      public int read() throws IOException {
        moved = time.now();
        return super.read();
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        moved = time.now();
        return super.read(target, offset, length);
      }
    };
  }

  @Override
  public long length() {
    return body.length();
  }

  @Override
  public boolean replayable() {
    return body.replayable();
  }

  @Override
  public boolean inMemory() {
    return body.inMemory();
  }
}
