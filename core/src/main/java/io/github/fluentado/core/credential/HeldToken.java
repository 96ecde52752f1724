// SPDX-License-Identifier: MIT
package io.github.fluentado.core.credential;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A token in hand, and until when it is used. */
final class HeldToken {
  private static final Duration EARLY = Duration.ofMinutes(2);
  private static final int SHARE = 5;
  private static final Duration UNKNOWN_LIFE = Duration.ofMinutes(1);

  private final Authorization authorization;
  private final CompletableFuture<Authorization> answer;
  private final Instant expiresAt;
  private final Instant renewedAt;

  /**
   * @param asked when the token was asked for, which is no later than when its life began to count
   */
  HeldToken(AccessToken token, Instant asked) {
    this.authorization = Authorization.bearer(token.token());
    this.answer = CompletableFuture.completedFuture(authorization);
    this.expiresAt = token.expiresAt();
    this.renewedAt = renewedAt(asked);
  }

  /**
   * Early, but after no less than four fifths of its life. A token that is over when it comes tells
   * that the two clocks disagree: it is used for a while, as the service will say if it is wrong.
   */
  private Instant renewedAt(Instant asked) {
    if (!expiresAt.isAfter(asked)) {
      return asked.plus(UNKNOWN_LIFE);
    }
    Duration share = Duration.between(asked, expiresAt).dividedBy(SHARE);
    return expiresAt.minus(share.compareTo(EARLY) < 0 ? share : EARLY);
  }

  /** Whether it is used without a thought of the next one. */
  boolean isFresh(Instant now) {
    return now.isBefore(renewedAt);
  }

  /** Whether it can be used if there is nothing better. */
  boolean isAlive(Instant now) {
    return now.isBefore(expiresAt);
  }

  boolean is(@Nullable Authorization other) {
    return authorization.equals(other);
  }

  Authorization authorization() {
    return authorization;
  }

  /** Complete already; the same for all. */
  CompletableFuture<Authorization> answer() {
    return answer;
  }
}
