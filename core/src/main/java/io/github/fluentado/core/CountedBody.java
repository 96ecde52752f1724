// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.exchange.Meter;
import io.github.fluentado.core.http.RequestBody;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What is sent, with all that is taken of it counted. What is skipped counts as sent before. */
record CountedBody(RequestBody body, Meter meter) implements RequestBody {

  @Override
  public InputStream open() throws IOException {
    InputStream content = body.open();
    meter.opens(0, body.length());
    return new FilterInputStream(content) {
      @Override
      public int read() throws IOException {
        int read = super.read();
        meter.add(read < 0 ? 0 : 1);
        return read;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        meter.add(Math.max(0, read));
        return read;
      }

      @Override
      public long skip(long count) throws IOException {
        long skipped = super.skip(count);
        meter.add(skipped);
        return skipped;
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
