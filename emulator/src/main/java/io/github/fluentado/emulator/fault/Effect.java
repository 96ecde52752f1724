// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.fault;

import java.time.Duration;

/** What a fault does. */
public sealed interface Effect {
  record Refused(int status) implements Effect {}

  record Fixed(int status, String mediaType, String body) implements Effect {}

  /** The service's last degree of throttling: refused. */
  record Blocked(Duration time) implements Effect {}

  /** The degree before: late. */
  record Slowed(Duration time) implements Effect {}

  /** The first degree: told only. */
  record Flagged() implements Effect {}

  record Reset(boolean processed) implements Effect {}

  record SignInPage() implements Effect {}

  record Truncated(int bytes) implements Effect {}

  record Dripped(int bytes, Duration pause) implements Effect {}

  record Delayed(Duration time) implements Effect {}

  record None() implements Effect {}
}
