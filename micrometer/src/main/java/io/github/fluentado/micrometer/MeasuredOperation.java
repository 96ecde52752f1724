// SPDX-License-Identifier: MIT
package io.github.fluentado.micrometer;

import io.github.fluentado.core.Observation;
import io.github.fluentado.core.RateLimit;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Measures one operation. Its end may come on another thread, when it is cancelled. */
final class MeasuredOperation implements Observation {
  private static final String NONE = "none";

  private final MeterRegistry registry;
  private final Tags tags;
  private final AtomicInteger throttled;
  private final RateLimits limits;
  private final AtomicBoolean held = new AtomicBoolean();
  private volatile String status = NONE;

  MeasuredOperation(MeterRegistry registry, Tags tags, AtomicInteger throttled, RateLimits limits) {
    this.registry = registry;
    this.tags = tags;
    this.throttled = throttled;
    this.limits = limits;
  }

  @Override
  public void waiting(Waiting event) {
    if (event.throttled() && held.compareAndSet(false, true)) {
      throttled.incrementAndGet();
    }
    String reason = event.throttled() ? "throttled" : "retry";
    record("fluent.ado.waits", "Waits", tags.and("reason", reason), event.duration());
  }

  /** Whatever comes next: the wait is over. */
  private void goesOn() {
    if (held.compareAndSet(true, false)) {
      throttled.decrementAndGet();
    }
  }

  @Override
  public void authorized(Authorized event) {
    goesOn();
  }

  @Override
  public void attemptBegins(AttemptBegins event) {
    goesOn();
  }

  @Override
  public void attemptEnds(AttemptEnds event) {
    OptionalInt code = event.status();
    status = code.isPresent() ? code.getAsInt() / 100 + "xx" : NONE;
    String exact = code.isPresent() ? Integer.toString(code.getAsInt()) : NONE;
    record("fluent.ado.attempts", "Requests sent", tags.and("status", exact), event.took());
  }

  @Override
  public void usage(RateLimit rateLimit) {
    limits.told(rateLimit);
  }

  @Override
  public void end(End event) {
    goesOn();
    Tags all = tags.and("outcome", outcome(event), "status", status);
    record("fluent.ado.calls", "Operations, with all attempts and waits", all, event.took());
  }

  private static String outcome(End event) {
    if (event.error().isEmpty()) {
      return "success";
    }
    return event
        .kind()
        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
        .orElse(event.error().get() instanceof CancellationException ? "cancelled" : "error");
  }

  private void record(String name, String description, Tags all, Duration took) {
    Timer.builder(name).description(description).tags(all).register(registry).record(took);
  }
}
