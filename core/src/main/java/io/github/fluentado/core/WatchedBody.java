// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.run.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** What a request carries, and since when none of it has moved. */
final class WatchedBody extends HeardBody {
  private final TimeSource time;
  private volatile Instant moved;

  WatchedBody(RequestBody body, TimeSource time) {
    super(body);
    this.time = time;
    this.moved = time.now();
  }

  /** For how long nothing has been taken from it. */
  Duration quiet() {
    return Duration.between(moved, time.now());
  }

  @Override
  Ear opened() {
    return new Ear() {
      @Override
      public void asked() {
        moved = time.now();
      }
    };
  }
}
