// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The end of a run of several parts: a time limit that becomes a moment when the first part looks
 * at the clock. Belongs to one run and is used by one thread at a time, as an exchange is.
 */
public final class Deadline {
  private final Duration limit;
  private @Nullable Instant moment;

  public Deadline(Duration limit) {
    this.limit = limit;
  }

  Instant from(Instant now) {
    Instant fixed = moment == null ? now.plus(limit) : moment;
    moment = fixed;
    return fixed;
  }
}
