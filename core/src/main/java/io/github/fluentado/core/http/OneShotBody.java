// SPDX-License-Identifier: MIT
package io.github.fluentado.core.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A stream that is handed out once. */
final class OneShotBody implements RequestBody {
  private final AtomicReference<@Nullable InputStream> stream;
  private final long length;

  OneShotBody(InputStream stream, long length) {
    this.stream = new AtomicReference<>(stream);
    this.length = length;
  }

  @Override
  public InputStream open() throws IOException {
    InputStream only = stream.getAndSet(null);
    if (only == null) {
      throw new IOException("the content was read before and cannot be read again: it is a stream");
    }
    return length < 0 ? only : MeasuredStream.whole(only, length, () -> {});
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public boolean replayable() {
    return false;
  }
}
