// SPDX-License-Identifier: MIT
package io.github.fluentado.opentelemetry;

import io.github.fluentado.core.Observation;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The spans of one operation. Its end may come on another thread, when it is cancelled. */
final class TracedOperation implements Observation {
  private final Tracer tracer;
  private final TextMapPropagator propagator;
  private final String route;
  private final Span span;
  private final Context context;
  private final AtomicReference<@Nullable Span> attempt = new AtomicReference<>();
  // Of the first request: where a redirect leads is no place of the route.
  private final AtomicReference<@Nullable String> home = new AtomicReference<>();

  TracedOperation(
      Tracer tracer, TextMapPropagator propagator, String route, Span span, Context context) {
    this.tracer = tracer;
    this.propagator = propagator;
    this.route = route;
    this.span = span;
    this.context = context;
  }

  @Override
  public void attemptBegins(AttemptBegins event) {
    Span begun = builder(event).startSpan();
    attempt.set(begun);
    propagator.inject(context.with(begun), event, TracedOperation::send);
  }

  private SpanBuilder builder(AttemptBegins event) {
    String place = event.host() + ":" + event.port();
    home.compareAndSet(null, place);
    boolean ofRoute = !route.isEmpty() && place.equals(home.get());
    boolean known = HttpAttributes.METHODS.contains(event.method());
    String name = known ? event.method() : "HTTP";
    SpanBuilder builder =
        tracer
            .spanBuilder(ofRoute ? name + " " + route : name)
            .setParent(context)
            .setSpanKind(SpanKind.CLIENT)
            .setAttribute(HttpAttributes.METHOD, known ? name : "_OTHER")
            .setAttribute(HttpAttributes.SERVER_ADDRESS, event.host())
            .setAttribute(HttpAttributes.SERVER_PORT, (long) event.port())
            .setAttribute(HttpAttributes.URL_FULL, event.url());
    if (!known) {
      builder.setAttribute(HttpAttributes.METHOD_ORIGINAL, event.method());
    }
    if (ofRoute) {
      builder.setAttribute(HttpAttributes.URL_TEMPLATE, route);
    }
    if (event.attempt() > 1) {
      builder.setAttribute(HttpAttributes.RESEND_COUNT, event.attempt() - 1L);
    }
    return builder;
  }

  static void send(@Nullable AttemptBegins event, String name, String value) {
    try {
      Objects.requireNonNull(event).header(name, value);
    } catch (IllegalArgumentException notOurs) {
      // It belongs to the credential or the transport; what else the propagators send is sent.
    }
  }

  @Override
  public void attemptEnds(AttemptEnds event) {
    Span begun = attempt.getAndSet(null);
    if (begun == null) {
      return;
    }
    OptionalInt status = event.status();
    if (status.isPresent()) {
      begun.setAttribute(HttpAttributes.STATUS_CODE, (long) status.getAsInt());
    }
    event.activityId().ifPresent(id -> begun.setAttribute(HttpAttributes.REQUEST_ID, id));
    if (status.isEmpty()) {
      fails(begun, event.cause().map(cause -> cause.getClass().getName()).orElse("_OTHER"));
    } else if (status.getAsInt() >= 400) {
      fails(begun, Integer.toString(status.getAsInt()));
    }
    begun.end();
  }

  @Override
  public void waiting(Waiting event) {
    span.addEvent(
        "fluent_ado.wait",
        Attributes.of(
            HttpAttributes.WAIT_REASON,
            event.throttled() ? "throttled" : "retry",
            HttpAttributes.WAIT_SECONDS,
            event.duration().toMillis() / 1000.0));
  }

  @Override
  public void end(End event) {
    event
        .error()
        .ifPresent(
            error ->
                fails(
                    span,
                    event
                        .kind()
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                        .orElse(error.getClass().getName())));
    span.end();
  }

  /** Without the text of the failure, which may be long and is told to the caller. */
  private static void fails(Span failed, String type) {
    failed.setStatus(StatusCode.ERROR).setAttribute(HttpAttributes.ERROR_TYPE, type);
  }
}
