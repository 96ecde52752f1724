// SPDX-License-Identifier: MIT
package io.github.fluentado.opentelemetry;

import static io.opentelemetry.api.common.AttributeKey.doubleKey;
import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Observation;
import io.github.fluentado.core.Observer;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.ReceivedRequest;
import io.github.fluentado.workitems.WorkItem;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What spans tell of calls that go to the emulator. */
class OpenTelemetryObserverTest {
  private static final String ROUTE = "/{organization}/{project}/_apis/wit/workitems/{id}";
  private static @Nullable Emulator emulator;

  /** Wants to send what it must not, before all else. */
  private static final class Greedy implements TextMapPropagator {
    @Override
    public Collection<String> fields() {
      return List.of("Authorization");
    }

    @Override
    public <C> void inject(Context context, @Nullable C carrier, TextMapSetter<C> setter) {
      setter.set(carrier, "Authorization", "Bearer stolen");
      setter.set(carrier, "Host", "elsewhere.example");
    }

    @Override
    public <C> Context extract(Context context, @Nullable C carrier, TextMapGetter<C> getter) {
      return context;
    }
  }

  private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
  private final OpenTelemetrySdk telemetry =
      OpenTelemetrySdk.builder()
          .setTracerProvider(
              SdkTracerProvider.builder()
                  .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                  .build())
          .setPropagators(
              ContextPropagators.create(
                  TextMapPropagator.composite(
                      new Greedy(),
                      W3CTraceContextPropagator.getInstance(),
                      W3CBaggagePropagator.getInstance())))
          .build();
  private final Tracer tracer = telemetry.getTracer("test");
  private final AzureDevOps ado =
      AzureDevOps.at(URI.create(emulator().url()), Credential.pat(emulator().token()))
          .observer(OpenTelemetryObserver.of(telemetry))
          .retry(RetryPolicy.backoff(3, Duration.ZERO, Duration.ZERO))
          .build();

  @BeforeAll
  static void start() {
    emulator = Emulator.builder().seeded().start();
  }

  @AfterAll
  static void stop() {
    emulator().close();
  }

  private static Emulator emulator() {
    return requireNonNull(emulator);
  }

  @BeforeEach
  void forget() {
    emulator().forgetRequests();
  }

  @AfterEach
  void close() {
    ado.close();
    telemetry.close();
    emulator().faults().clear();
  }

  private Call<WorkItem> get() {
    return ado.project("web").workItems().get(1);
  }

  private List<SpanData> spans(SpanKind kind) {
    return exporter.getFinishedSpanItems().stream().filter(span -> span.getKind() == kind).toList();
  }

  private SpanData operation() {
    assertThat(spans(SpanKind.INTERNAL)).hasSize(1);
    return spans(SpanKind.INTERNAL).get(0);
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void anOperationHasASpanAndInItOneForItsRequest(Mode mode) {
    mode.run(get());

    SpanData operation = operation();
    assertThat(operation.getName()).isEqualTo("wit_WorkItems_get");
    assertThat(operation.getParentSpanId()).isEqualTo(SpanId.getInvalid());
    assertThat(operation.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    assertThat(operation.getAttributes().isEmpty()).isTrue();
    SpanData request = spans(SpanKind.CLIENT).get(0);
    assertThat(request.getName()).isEqualTo("GET " + ROUTE);
    assertThat(request.getParentSpanId()).isEqualTo(operation.getSpanId());
    assertThat(request.getTraceId()).isEqualTo(operation.getTraceId());
    assertThat(request.getInstrumentationScopeInfo().getName()).isEqualTo("io.github.fluentado");
    URI url = URI.create(emulator().url());
    assertThat(request.getAttributes().asMap())
        .containsEntry(stringKey("http.request.method"), "GET")
        .containsEntry(stringKey("server.address"), url.getHost())
        .containsEntry(longKey("server.port"), (long) url.getPort())
        .containsEntry(stringKey("url.template"), ROUTE)
        .containsEntry(longKey("http.response.status_code"), 200L)
        .containsKeys(stringKey("url.full"), stringKey("azure.service.request.id"))
        .doesNotContainKeys(
            stringKey("error.type"),
            longKey("http.request.resend_count"),
            stringKey("http.request.method_original"));
    assertThat(request.getAttributes().get(stringKey("url.full")))
        .startsWith(emulator().url() + "/web/_apis/wit/workitems/1?");
    assertThat(request.getAttributes().get(stringKey("azure.service.request.id")))
        .matches("[0-9a-f-]{36}");
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void eachAttemptHasASpanAndSendsItsOwnContext(Mode mode) {
    emulator().faults().on("GET", "/_apis/wit/**").answer(503);
    emulator().faults().on("GET", "/_apis/wit/**").retryAfter(Duration.ZERO).answer(429);

    mode.run(get());

    List<SpanData> requests = spans(SpanKind.CLIENT);
    assertThat(requests)
        .extracting(span -> span.getAttributes().get(longKey("http.request.resend_count")))
        .containsExactly(null, 1L, 2L);
    assertThat(requests)
        .extracting(span -> span.getAttributes().get(stringKey("error.type")))
        .containsExactly("503", "429", null);
    assertThat(requests)
        .extracting(span -> span.getStatus().getStatusCode())
        .containsExactly(StatusCode.ERROR, StatusCode.ERROR, StatusCode.UNSET);
    assertThat(emulator().requests())
        .extracting(request -> request.headers().get("traceparent"))
        .containsExactlyElementsOf(
            requests.stream().map(OpenTelemetryObserverTest::traceparent).toList());
    assertThat(operation().getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    assertThat(operation().getEvents())
        .extracting(event -> event.getAttributes().get(stringKey("fluent_ado.wait.reason")))
        .containsExactly("retry", "throttled");
    assertThat(operation().getEvents())
        .allMatch(event -> event.getAttributes().get(doubleKey("fluent_ado.wait.seconds")) >= 0);
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void aFailureIsToldByItsKind(Mode mode) {
    mode.failure(ado.project("web").workItems().get(999_999));

    assertThat(operation().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(operation().getAttributes().get(stringKey("error.type"))).isEqualTo("not_found");
    assertThat(spans(SpanKind.CLIENT).get(0).getAttributes().get(stringKey("error.type")))
        .isEqualTo("404");
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void anAttemptWithoutAnAnswerTellsWhy(Mode mode) {
    emulator().faults().on("GET", "/_apis/wit/**").always().reset();

    mode.failure(get());

    assertThat(spans(SpanKind.CLIENT))
        .hasSize(3)
        .allMatch(span -> span.getStatus().getStatusCode() == StatusCode.ERROR)
        .extracting(span -> span.getAttributes().get(stringKey("error.type")))
        .allMatch(type -> String.valueOf(type).endsWith("Exception"));
    assertThat(operation().getAttributes().get(stringKey("error.type"))).isEqualTo("transport");
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void theParentIsWhatWasCurrentWhereTheCallWasMade(Mode mode, @TempDir Path folder) {
    for (Call<?> call :
        List.of(
            get(),
            get().then(one -> get()),
            Call.each(List.of(1, 2, 3), 2, number -> get()),
            ado.connection().pause(Duration.ofMillis(1)).then(waited -> get()),
            ado.request("GET", "/{project}/_apis/wit/workitems/1")
                .path("project", "web")
                .download("application/octet-stream, application/json")
                .to(folder.resolve("file")))) {
      exporter.reset();
      Span job = tracer.spanBuilder("job").startSpan();
      try (Scope current = job.makeCurrent()) {
        assertThat(current).isNotNull();
        mode.run(call);
      }
      job.end();

      assertThat(spans(SpanKind.INTERNAL))
          .filteredOn(span -> !span.getName().equals("job"))
          .as("%s", call)
          .isNotEmpty()
          .allMatch(span -> span.getParentSpanId().equals(job.getSpanContext().getSpanId()));
    }
    assertThat(Span.current()).isSameAs(Span.getInvalid());
  }

  @Test
  void spansOfRunsBesideEachOtherKeepTheirParents() {
    List<Span> jobs =
        List.of(tracer.spanBuilder("a").startSpan(), tracer.spanBuilder("b").startSpan());
    List<CompletableFuture<WorkItem>> runs =
        jobs.stream()
            .map(
                job -> {
                  try (Scope current = job.makeCurrent()) {
                    assertThat(current).isNotNull();
                    return get().then(one -> get()).executeAsync();
                  }
                })
            .toList();
    runs.forEach(CompletableFuture::join);

    for (Span job : jobs) {
      assertThat(spans(SpanKind.INTERNAL))
          .filteredOn(span -> span.getTraceId().equals(job.getSpanContext().getTraceId()))
          .hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void noSecretStandsInASpanAndNoHeaderOfOthersIsSent(Mode mode) {
    String secret = emulator().token();
    try (Scope current = Baggage.builder().put("tenant", "7").build().makeCurrent()) {
      assertThat(current).isNotNull();
      mode.run(get().query("token", secret).query("sig", "abc"));
    }

    ReceivedRequest request = emulator().requests().get(0);
    assertThat(request.headers().get("authorization")).isEqualTo("Basic [redacted]");
    assertThat(request.headers().get("host")).isNotEqualTo("elsewhere.example");
    assertThat(request.headers().get("baggage")).isEqualTo("tenant=7");
    assertThat(exporter.getFinishedSpanItems().toString()).doesNotContain(secret, "sig=abc");
    assertThat(spans(SpanKind.CLIENT).get(0).getAttributes().get(stringKey("url.full")))
        .contains("token=***", "sig=***");
  }

  private AzureDevOps tracedBy(OpenTelemetry other) {
    return AzureDevOps.at(URI.create(emulator().url()), Credential.pat(emulator().token()))
        .observer(OpenTelemetryObserver.of(other))
        .build();
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void whereTracingIsOffBaggageGoesAlongAndNothingElse(Mode mode) {
    ContextPropagators propagators =
        ContextPropagators.create(
            TextMapPropagator.composite(
                W3CTraceContextPropagator.getInstance(), W3CBaggagePropagator.getInstance()));
    try (Scope current = Baggage.builder().put("tenant", "7").build().makeCurrent();
        AzureDevOps off = tracedBy(OpenTelemetry.propagating(propagators))) {
      assertThat(current).isNotNull();
      mode.run(off.project("web").workItems().get(1));
    }
    assertThat(emulator().requests().get(0).headers())
        .containsEntry("baggage", "tenant=7")
        .doesNotContainKey("traceparent");
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void whereTracingIsOffTheCallersOwnSpanGoesAlong(Mode mode) {
    Span own = tracer.spanBuilder("own").startSpan();
    try (Scope current = own.makeCurrent();
        AzureDevOps off =
            tracedBy(
                OpenTelemetry.propagating(
                    ContextPropagators.create(W3CTraceContextPropagator.getInstance())))) {
      assertThat(current).isNotNull();
      mode.run(off.project("web").workItems().get(1));
    } finally {
      own.end();
    }
    assertThat(emulator().requests().get(0).headers().get("traceparent"))
        .contains(own.getSpanContext().getTraceId(), own.getSpanContext().getSpanId());
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void whereNothingIsTracedOrSentNobodyListens(Mode mode) {
    Observer observer = OpenTelemetryObserver.of(OpenTelemetry.noop());
    List<Observation> begun = new ArrayList<>();
    Observer noting =
        new Observer() {
          @Override
          public Observation begin(Beginning beginning) {
            begun.add(observer.begin(beginning));
            return Observation.NONE;
          }
        };
    try (AzureDevOps off =
        AzureDevOps.at(URI.create(emulator().url()), Credential.pat(emulator().token()))
            .observer(noting)
            .build()) {
      mode.run(off.project("web").workItems().get(1));
    }
    assertThat(begun).containsOnly(Observation.NONE);
  }

  @Test
  void theSpansOfARunThatIsCancelledEnd() {
    emulator().faults().on("GET", "/_apis/wit/**").throttle(Duration.ofSeconds(50));
    CompletableFuture<WorkItem> run = get().executeAsync();
    while (spans(SpanKind.CLIENT).isEmpty() && !run.isDone()) {
      Thread.onSpinWait();
    }

    assertThat(run.cancel(true)).isTrue();

    assertThat(operation().getAttributes().get(stringKey("error.type")))
        .isEqualTo("java.util.concurrent.CancellationException");
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void aVerbThatNobodyKnowsIsOther(Mode mode) {
    mode.failure(ado.request("FROB", "/_apis/wit/fields").done());

    SpanData request = spans(SpanKind.CLIENT).get(0);
    assertThat(request.getName()).isEqualTo("HTTP /{organization}/_apis/wit/fields");
    assertThat(request.getAttributes().asMap())
        .containsEntry(stringKey("http.request.method"), "_OTHER")
        .containsEntry(stringKey("http.request.method_original"), "FROB");
  }

  private static String traceparent(SpanData span) {
    String flags = span.getSpanContext().getTraceFlags().asHex();
    return "00-" + span.getTraceId() + "-" + span.getSpanId() + "-" + flags;
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void whereARedirectLeadsIsNoPlaceOfTheRouteAndIsSentNothing(Mode mode) {
    String elsewhere = emulator().url().replace("127.0.0.1", "localhost") + "/elsewhere";
    emulator().faults().on("GET", "/_apis/wit/**").header("Location", elsewhere).answer(302);

    mode.failure(get());

    SpanData second = spans(SpanKind.CLIENT).get(1);
    assertThat(second.getName()).isEqualTo("GET");
    assertThat(second.getAttributes().asMap())
        .containsEntry(stringKey("server.address"), "localhost")
        .containsEntry(longKey("http.request.resend_count"), 1L)
        .doesNotContainKey(stringKey("url.template"));
    assertThat(emulator().requests().get(1).headers()).doesNotContainKey("traceparent");
  }
}
