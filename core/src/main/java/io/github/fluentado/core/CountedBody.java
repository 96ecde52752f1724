// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.exchange.Meter;
import io.github.fluentado.core.http.RequestBody;

/** What is sent, with all that is taken of it counted. What is skipped counts as sent before. */
final class CountedBody extends HeardBody {
  private final Meter meter;

  CountedBody(RequestBody body, Meter meter) {
    super(body);
    this.meter = meter;
  }

  @Override
  void opened() {
    meter.opens(0, length());
  }

  @Override
  void taken(long bytes) {
    meter.add(bytes);
  }

  @Override
  public RequestBody current() {
    RequestBody now = now();
    return isOf(now) ? this : new CountedBody(now, meter);
  }
}
