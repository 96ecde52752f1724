// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.exchange.Meter;
import io.github.fluentado.core.http.RequestBody;
import java.io.IOException;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What is sent, with all that is taken of it counted: pieces that follow each other as one attempt,
 * and what is sent again as another. Once the listener has failed, no more of it is given out.
 */
final class CountedBody extends HeardBody {
  private final Meter meter;

  CountedBody(RequestBody body, Meter meter) {
    super(body);
    this.meter = meter;
  }

  @Override
  Ear opened() {
    return new Counting();
  }

  private final class Counting implements Ear {
    // Of a piece: where it begins, until the first of its bytes is asked for.
    private long from;
    private @Nullable LongConsumer count;

    @Override
    public void asked() throws IOException {
      Throwable failure = meter.failure();
      if (failure != null) {
        throw new IOException("given up, as the listener of its progress has failed", failure);
      }
    }

    @Override
    public void skipped(long bytes) {
      if (count == null) {
        from += bytes;
      } else {
        count.accept(bytes);
      }
    }

    @Override
    public void taken(long bytes) {
      LongConsumer counts = count;
      if (counts == null) {
        counts = meter.goesOn(from, length());
        count = counts;
      }
      counts.accept(bytes);
    }
  }

  /** What is given up is not sent again. */
  @Override
  public boolean replayable() {
    return meter.failure() == null && super.replayable();
  }

  @Override
  public RequestBody current() {
    RequestBody now = now();
    return isOf(now) ? this : new CountedBody(now, meter);
  }
}
