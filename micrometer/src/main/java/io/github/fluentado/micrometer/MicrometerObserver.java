// SPDX-License-Identifier: MIT
package io.github.fluentado.micrometer;

import io.github.fluentado.core.Observation;
import io.github.fluentado.core.Observer;
import io.github.fluentado.core.error.Check;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Measures the calls of clients. One serves any number of clients; two on one registry need
 * different tags, as gauges of the same name and tags would be the first one's alone.
 *
 * <table>
 *   <caption>Meters</caption>
 *   <tr><th>name</th><th>type</th><th>tags</th><th>what</th></tr>
 *   <tr><td>{@code fluent.ado.calls}</td><td>timer</td>
 *       <td>{@code operation}, {@code outcome}, {@code status}</td>
 *       <td>operations, with all attempts and waits; a download to its last byte</td></tr>
 *   <tr><td>{@code fluent.ado.attempts}</td><td>timer</td>
 *       <td>{@code operation}, {@code status}</td>
 *       <td>requests that were sent</td></tr>
 *   <tr><td>{@code fluent.ado.waits}</td><td>timer</td>
 *       <td>{@code operation}, {@code reason}</td>
 *       <td>waits that began, each as long as it was meant to be</td></tr>
 *   <tr><td>{@code fluent.ado.throttled}</td><td>gauge</td><td></td>
 *       <td>operations that wait now because the service asked for it</td></tr>
 *   <tr><td>{@code fluent.ado.rate.limit}, {@code fluent.ado.rate.limit.remaining}</td>
 *       <td>gauges</td><td>{@code resource}</td>
 *       <td>what the service told last of the use that it allows, in its own unit; there from the
 *           first time it tells</td></tr>
 * </table>
 *
 * <p>{@code operation} is the name in the description, or verb and route of what none describes, so
 * there are few. {@code outcome} is {@code success}, the kind of the failure in lower case, {@code
 * cancelled} or {@code error}. {@code status} of a call is the class of its last answer ({@code
 * 2xx}), of an attempt the status itself ({@code 429}); {@code none} if no answer came. {@code
 * reason} is {@code throttled} or {@code retry}.
 */
public final class MicrometerObserver implements Observer {
  private final MeterRegistry registry;
  private final Tags tags;
  private final AtomicInteger throttled = new AtomicInteger();
  private final RateLimits limits;

  private MicrometerObserver(MeterRegistry registry, Tags tags) {
    this.registry = registry;
    this.tags = tags;
    this.limits = new RateLimits(registry, tags);
    Gauge.builder("fluent.ado.throttled", throttled, AtomicInteger::get)
        .description("Operations that wait because the service asked to slow down")
        .tags(tags)
        .strongReference(true)
        .register(registry);
  }

  /** Measures into that registry. */
  public static MicrometerObserver of(MeterRegistry registry) {
    return new MicrometerObserver(Check.notNull("registry", registry), Tags.empty());
  }

  /** The same with these tags on each meter, such as the name of an organization. */
  public static MicrometerObserver of(MeterRegistry registry, Iterable<? extends Tag> tags) {
    return new MicrometerObserver(
        Check.notNull("registry", registry), Tags.of(Check.notNull("tags", tags)));
  }

  @Override
  public Observation begin(Beginning beginning) {
    return new MeasuredOperation(
        registry, tags.and("operation", beginning.operation()), throttled, limits);
  }

  @Override
  public String toString() {
    return "MicrometerObserver" + tags.stream().toList();
  }
}
