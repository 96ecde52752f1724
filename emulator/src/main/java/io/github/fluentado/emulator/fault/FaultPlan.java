// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.fault;

import io.github.fluentado.emulator.http.Headers;
import io.github.fluentado.emulator.server.PathPattern;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which requests, and what happens to them.
 *
 * @param limit how many are struck at most, if that has been said
 * @param skip how many pass first
 * @param probability with which each of the others is struck
 * @param seed makes the same ones struck in each run
 */
public record FaultPlan(
    PathPattern where,
    @Nullable Integer limit,
    int skip,
    double probability,
    long seed,
    Headers headers,
    Effect effect) {

  /** One that strikes the first matching request, and does nothing to it. */
  public static FaultPlan on(String method, String path) {
    PathPattern where = PathPattern.of(method, path);
    return new FaultPlan(where, null, 0, 1, 0, Headers.NONE, new Effect.None());
  }

  /** How many are struck at most: one unless said, all with a probability. */
  public int most() {
    if (limit != null) {
      return limit;
    }
    return probability < 1 ? Integer.MAX_VALUE : 1;
  }

  public boolean always() {
    return most() == Integer.MAX_VALUE;
  }

  public FaultPlan times(int count) {
    return new FaultPlan(where, count, skip, probability, seed, headers, effect);
  }

  public FaultPlan forAll() {
    return times(Integer.MAX_VALUE);
  }

  public FaultPlan after(int requests) {
    return new FaultPlan(where, limit, requests, probability, seed, headers, effect);
  }

  public FaultPlan probability(double share, long chosenSeed) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("A probability lies between 0 and 1, not " + share);
    }
    return new FaultPlan(where, limit, skip, share, chosenSeed, headers, effect);
  }

  public FaultPlan header(String name, String value) {
    Headers all = headers.with(name, value);
    return new FaultPlan(where, limit, skip, probability, seed, all, effect);
  }

  /** A {@code Retry-After} header in seconds. */
  public FaultPlan retryAfter(Duration wait) {
    return header("Retry-After", Long.toString(wait.toSeconds()));
  }

  /** With what happens; a client that is refused for a time is told how long. */
  public FaultPlan doing(Effect other) {
    FaultPlan told = other instanceof Effect.Blocked blocked ? retryAfter(blocked.time()) : this;
    return new FaultPlan(where, limit, skip, probability, seed, told.headers, other);
  }
}
