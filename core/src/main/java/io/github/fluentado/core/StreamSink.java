// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.exchange.Sink;
import java.io.IOException;
import java.io.OutputStream;

/** A stream of the caller's, which stays open. What it was given cannot be taken back. */
final class StreamSink implements Sink<Long> {
  private final OutputStream out;
  private volatile long given;
  private volatile boolean over;

  StreamSink(OutputStream out) {
    this.out = out;
  }

  @Override
  public boolean blocks() {
    return true;
  }

  @Override
  public void write(long position, byte[] bytes, int length) throws IOException {
    if (over) {
      throw new IOException("it was given up");
    }
    out.write(bytes, 0, length);
    given = position + length;
  }

  @Override
  public boolean restart() {
    return given == 0;
  }

  @Override
  public Long finish() throws IOException {
    out.flush();
    return given;
  }

  @Override
  public void abandon() {
    over = true;
  }
}
