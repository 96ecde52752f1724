// SPDX-License-Identifier: MIT
package io.github.fluentado.micrometer;

import io.github.fluentado.core.RateLimit;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the service told last of each resource. The resources are its own words, so few are kept.
 */
final class RateLimits {
  static final int MOST_RESOURCES = 50;

  private final MeterRegistry registry;
  private final Tags tags;
  private final Map<String, Use> uses = new ConcurrentHashMap<>();

  RateLimits(MeterRegistry registry, Tags tags) {
    this.registry = registry;
    this.tags = tags;
  }

  void told(RateLimit latest) {
    String resource = latest.resource().orElse("unknown");
    boolean known = uses.containsKey(resource) || uses.size() < MOST_RESOURCES;
    uses.computeIfAbsent(known ? resource : "other", Use::new).tell(latest);
  }

  /** One resource; a gauge is there once its number was told. */
  private final class Use {
    private final String resource;
    private final AtomicReference<@Nullable Double> limit = new AtomicReference<>();
    private final AtomicReference<@Nullable Double> remaining = new AtomicReference<>();
    private volatile Instant reset = Instant.MAX;

    Use(String resource) {
      this.resource = resource;
    }

    void tell(RateLimit latest) {
      reset = latest.reset().orElse(Instant.MAX);
      if (first(limit, latest.limit())) {
        gauge("fluent.ado.rate.limit", "Use that the service allows, in its own unit", this::limit);
      }
      if (first(remaining, latest.remaining())) {
        String what = "What is left of the allowed use, as far as the service has told";
        gauge("fluent.ado.rate.limit.remaining", what, this::left);
      }
    }

    private static boolean first(
        AtomicReference<@Nullable Double> cell, Optional<BigDecimal> told) {
      return told.isPresent() && cell.getAndSet(told.get().doubleValue()) == null;
    }

    private void gauge(String name, String description, Supplier<Number> value) {
      Gauge.builder(name, value)
          .description(description)
          .tags(tags.and("resource", resource))
          .register(registry);
    }

    private Number limit() {
      Double told = limit.get();
      return told == null ? Double.NaN : told;
    }

    /** The service tells only while a threshold is near: without a word, all is there again. */
    private Number left() {
      Instant now = Instant.ofEpochMilli(registry.config().clock().wallTime());
      Double told = now.isBefore(reset) || limit.get() == null ? remaining.get() : limit.get();
      return told == null ? Double.NaN : told;
    }
  }
}
