// SPDX-License-Identifier: MIT
package io.github.fluentado.opentelemetry;

import io.github.fluentado.core.Observation;
import io.github.fluentado.core.Observer;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.run.Run;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;

/**
 * Traces the calls of clients: an internal span for each operation, under its name, and in it a
 * client span for each request, by the conventions for HTTP. One serves any number of clients.
 *
 * <p>The parent of all operations of a run is what was current where the run was executed, for
 * {@code executeAsync()} too. A run that begins with nothing of any client (a {@code Call.pause},
 * an export) knows its parent only under {@code execute()}.
 *
 * <p>The context of a request goes with it by the propagators of the given OpenTelemetry, such as
 * {@code traceparent}, to the service's own hosts only. What they want to send under a name that
 * belongs to the credential or the transport is left out.
 *
 * <table>
 *   <caption>Attributes</caption>
 *   <tr><th>span</th><th>attributes</th></tr>
 *   <tr><td>request</td><td>{@code http.request.method}, {@code http.request.resend_count}, {@code
 *       http.response.status_code}, {@code server.address}, {@code server.port}, {@code url.full}
 *       without secrets, {@code url.template}, {@code error.type}, and the service's activity id
 *       as {@code azure.service.request.id}</td></tr>
 *   <tr><td>operation</td><td>{@code error.type}: the kind of the failure in lower case; an event
 *       {@code fluent_ado.wait} for each wait, with {@code fluent_ado.wait.reason} and {@code
 *       fluent_ado.wait.seconds}</td></tr>
 * </table>
 */
public final class OpenTelemetryObserver implements Observer {
  private static final String SCOPE = "io.github.fluentado";

  private final Tracer tracer;
  private final TextMapPropagator propagator;

  private OpenTelemetryObserver(Tracer tracer, TextMapPropagator propagator) {
    this.tracer = tracer;
    this.propagator = propagator;
  }

  /** Traces by that; what becomes of the spans is its matter. */
  public static OpenTelemetryObserver of(OpenTelemetry telemetry) {
    Check.notNull("telemetry", telemetry);
    return new OpenTelemetryObserver(
        telemetry.getTracer(SCOPE), telemetry.getPropagators().getTextMapPropagator());
  }

  /** What was current where a run was executed. */
  private record Parent(Context context) {
    static Context of(Run run) {
      return run.attached(Parent.class, () -> new Parent(Context.current())).context();
    }
  }

  @Override
  public void joined(Run run) {
    Parent.of(run);
  }

  @Override
  public Observation begin(Beginning beginning) {
    Context parent = Parent.of(beginning.run());
    Span span =
        tracer
            .spanBuilder(beginning.operation())
            .setParent(parent)
            .setSpanKind(SpanKind.INTERNAL)
            .startSpan();
    return span.getSpanContext().isValid()
        ? new TracedOperation(tracer, propagator, beginning.route(), span, parent.with(span))
        : untraced(parent);
  }

  /** Where tracing is off; baggage goes along all the same. */
  private Observation untraced(Context parent) {
    if (propagator.fields().isEmpty()) {
      return Observation.NONE;
    }
    return new Observation() {
      @Override
      public void attemptBegins(AttemptBegins event) {
        propagator.inject(parent, event, TracedOperation::send);
      }
    };
  }

  @Override
  public String toString() {
    return "OpenTelemetryObserver";
  }
}
