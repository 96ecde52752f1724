// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.hooks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a receiver's answer means for the notification and its subscription. */
enum Outcome {
  SUCCESS,
  /** The receiver is away for the moment. */
  TRANSIENT,
  /** The receiver is gone for good. */
  TERMINAL,
  /** Anything else; more of it costs the subscription its place. */
  ENDURING;

  private static final Set<Integer> PASSING = Set.of(408, 502, 503, 504);
  private static final List<Duration> RESENDS =
      List.of(1, 2, 4, 8, 16, 32, 60, 60).stream().map(Duration::ofSeconds).toList();
  private static final List<Duration> PROBATION =
      List.of(20, 40, 80, 160, 320, 640, 900).stream().map(Duration::ofMinutes).toList();

  static Outcome of(int status) {
    if (status >= 200 && status < 300) {
      return SUCCESS;
    } else if (status == 410) {
      return TERMINAL;
    }
    return PASSING.contains(status) ? TRANSIENT : ENDURING;
  }

  /** How long to wait before resending, after so many resends; empty when there were enough. */
  static Optional<Duration> resendAfter(int resends) {
    return resends < RESENDS.size() ? Optional.of(RESENDS.get(resends)) : Optional.empty();
  }

  /** How long to wait before the next try on probation; empty when there were enough. */
  static Optional<Duration> probationAfter(int retries) {
    return retries < PROBATION.size() ? Optional.of(PROBATION.get(retries)) : Optional.empty();
  }
}
