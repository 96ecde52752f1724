// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import io.github.fluentado.emulator.http.Headers;
import io.github.fluentado.emulator.http.HttpRequest;
import java.util.concurrent.atomic.AtomicInteger;

/** A fault that has been set. */
public final class Fault {
  private final PathPattern where;
  private final int times;
  private final int skip;
  private final Headers headers;
  private final Effect effect;
  private final AtomicInteger matched = new AtomicInteger();

  Fault(PathPattern where, int times, int skip, Headers headers, Effect effect) {
    this.where = where;
    this.times = times;
    this.skip = skip;
    this.headers = headers;
    this.effect = effect;
  }

  boolean strikes(HttpRequest request) {
    if (!where.matches(request.method(), request.target())) {
      return false;
    }
    int number = matched.updateAndGet(n -> n == Integer.MAX_VALUE ? n : n + 1);
    return number > skip && number - skip <= times;
  }

  boolean spent() {
    return strikes() >= times;
  }

  /** How many requests it has struck so far. */
  public int strikes() {
    return Math.max(0, Math.min(times, matched.get() - skip));
  }

  Headers headers() {
    return headers;
  }

  Effect effect() {
    return effect;
  }
}
