// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.exchange.Sink;
import java.io.IOException;

/** A sink for the pieces of a body, all of which go into a checksum too. */
record CheckedSink<R>(Sink<R> sink, Checksum checksum) implements Sink<R> {
  @Override
  public void write(long position, byte[] bytes, int length) throws IOException {
    sink.write(position, bytes, length);
    synchronized (checksum) {
      checksum.add(position, bytes, length);
    }
  }

  @Override
  public boolean restart() throws IOException {
    return sink.restart();
  }

  @Override
  public R finish() throws IOException {
    return sink.finish();
  }

  @Override
  public void abandon() {
    sink.abandon();
  }
}
