// SPDX-License-Identifier: MIT
package io.github.fluentado.core.credential;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** A new token that is on its way, and for which many may wait. Guarded by its credential. */
final class Renewal {
  // After that a supplier is taken to hang. Signing in by a browser takes its time.
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final CompletableFuture<HeldToken> token = new CompletableFuture<>();
  private final Instant began;
  private Instant asked;

  Renewal(Instant began) {
    this.began = began;
    this.asked = began;
  }

  /** Never cancelled by who waits: they get copies. */
  CompletableFuture<HeldToken> token() {
    return token;
  }

  /** When the supplier was asked last. */
  Instant asked() {
    return asked;
  }

  Duration age(Instant now) {
    return Duration.between(began, now);
  }

  boolean isOverdue(Instant now) {
    return Duration.between(asked, now).compareTo(LIMIT) >= 0;
  }

  /** The same renewal, for which the supplier is asked anew. */
  Renewal again(Instant now) {
    asked = now;
    return this;
  }
}
