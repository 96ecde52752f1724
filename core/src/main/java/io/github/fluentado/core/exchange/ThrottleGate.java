// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The moment before which nothing may be sent, shared by all calls of a client. The service asks
 * for it with {@code Retry-After}, on a refusal and on a success alike.
 */
public final class ThrottleGate {
  private static final Duration LONGEST = Duration.ofMinutes(10);

  // The one cell that moves. It only ever moves forward.
  private final AtomicReference<Instant> opens = new AtomicReference<>(Instant.MIN);

  /**
   * Nothing may be sent for that long, counted from now. Cut at ten minutes: the service looks at
   * the last five only, and one wrong header must not stop a program for a day.
   */
  void close(Duration wait, Instant now) {
    Instant moment = now.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
    opens.accumulateAndGet(moment, (old, asked) -> asked.isAfter(old) ? asked : old);
  }

  /** How long to wait from now; zero while the gate is open. */
  Duration wait(Instant now) {
    Instant moment = Objects.requireNonNull(opens.get());
    return moment.isAfter(now) ? Duration.between(now, moment) : Duration.ZERO;
  }
}
