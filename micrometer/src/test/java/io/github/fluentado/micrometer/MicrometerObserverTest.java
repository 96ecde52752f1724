// SPDX-License-Identifier: MIT
package io.github.fluentado.micrometer;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.workitems.WorkItem;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is measured of calls that go to the emulator. */
class MicrometerObserverTest {
  private static final Instant BEGIN = Instant.parse("2026-03-04T12:00:00Z");
  private static final String GET = "wit_WorkItems_get";
  private static final String ZIP = "/{project}/_apis/git/repositories/{repository}/items";
  private static @Nullable Emulator emulator;

  private final MockClock clock = new MockClock();
  private final MeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
  private final List<Double> throttledAtWaits = new ArrayList<>();
  private final AzureDevOps ado = client(MicrometerObserver.of(registry));

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

  @AfterEach
  void close() {
    ado.close();
    emulator().faults().clear();
  }

  private AzureDevOps client(MicrometerObserver observer) {
    return AzureDevOps.at(URI.create(emulator().url()), Credential.pat(emulator().token()))
        .observer(observer)
        .time(new ShortTime(BEGIN, () -> throttledAtWaits.add(throttled())))
        .build();
  }

  private Call<WorkItem> get() {
    return ado.project("web").workItems().get(emulator().seeds().workItems().get(0));
  }

  private double throttled() {
    return registry.get("fluent.ado.throttled").gauge().value();
  }

  private long count(String name, String... tags) {
    Timer timer = registry.find(name).tags(tags).timer();
    return timer == null ? 0 : timer.count();
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void aCallIsTimedUnderTheNameOfTheDescription(Mode mode) {
    mode.run(get());
    mode.run(get());

    assertThat(count("fluent.ado.calls", "operation", GET, "outcome", "success", "status", "2xx"))
        .isEqualTo(2);
    assertThat(count("fluent.ado.attempts", "operation", GET, "status", "200")).isEqualTo(2);
    assertThat(registry.find("fluent.ado.waits").timers()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void attemptsAndWaitsOfARetryAreTimed(Mode mode) {
    emulator().faults().on("GET", "/_apis/wit/**").times(2).answer(503);

    mode.run(get());

    assertThat(count("fluent.ado.calls", "outcome", "success", "status", "2xx")).isEqualTo(1);
    assertThat(count("fluent.ado.attempts", "operation", GET, "status", "503")).isEqualTo(2);
    assertThat(count("fluent.ado.attempts", "operation", GET, "status", "200")).isEqualTo(1);
    assertThat(count("fluent.ado.waits", "operation", GET, "reason", "retry")).isEqualTo(2);
    assertThat(throttledAtWaits).containsOnly(0.0);
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void whileTheServiceAsksToWaitTheOperationIsThrottled(Mode mode) {
    emulator().faults().on("GET", "/_apis/wit/**").throttle(Duration.ofSeconds(7));

    mode.run(get());

    assertThat(throttledAtWaits).contains(1.0);
    assertThat(throttled()).isZero();
    Timer waits = registry.get("fluent.ado.waits").tag("reason", "throttled").timer();
    assertThat(waits.count()).isEqualTo(1);
    assertThat(waits.totalTime(SECONDS)).isCloseTo(7, within(0.01));
    assertThat(registry.get("fluent.ado.calls").timer().totalTime(SECONDS))
        .isGreaterThanOrEqualTo(7);
    assertThat(count("fluent.ado.attempts", "status", "429")).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void aFailureIsTimedUnderItsKind(Mode mode) {
    assertThat(mode.failure(ado.project("web").workItems().get(999_999)).kind())
        .isEqualTo(ErrorKind.NOT_FOUND);

    assertThat(count("fluent.ado.calls", "outcome", "not_found", "status", "4xx")).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void anAttemptWithoutAnAnswerHasNoStatus(Mode mode) {
    emulator().faults().on("GET", "/_apis/wit/**").always().reset();

    mode.failure(get());

    assertThat(count("fluent.ado.calls", "outcome", "transport", "status", "none")).isEqualTo(1);
    assertThat(count("fluent.ado.attempts", "status", "none")).isEqualTo(5);
  }

  @Test
  void aRunThatIsCancelledWhileItWaitsIsThrottledNoLonger() {
    MeterRegistry own = new SimpleMeterRegistry();
    Gauge throttled;
    emulator().faults().on("GET", "/_apis/wit/**").throttle(Duration.ofSeconds(50));
    try (AzureDevOps patient =
        AzureDevOps.at(URI.create(emulator().url()), Credential.pat(emulator().token()))
            .observer(MicrometerObserver.of(own))
            .build()) {
      throttled = own.get("fluent.ado.throttled").gauge();
      CompletableFuture<WorkItem> run = patient.project("web").workItems().get(1).executeAsync();
      // It waits for 50 seconds then, so that this sees it.
      while (throttled.value() == 0 && !run.isDone()) {
        Thread.onSpinWait();
      }
      assertThat(run.isDone()).isFalse();
      run.cancel(true);
    }

    assertThat(throttled.value()).isZero();
    Timer calls = own.get("fluent.ado.calls").tags("outcome", "cancelled", "status", "4xx").timer();
    assertThat(calls.count()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void useOfResourcesIsShownOnceItIsTold(Mode mode) {
    mode.run(get());
    assertThat(registry.find("fluent.ado.rate.limit.remaining").gauge()).isNull();
    clock.addSeconds(Instant.now().getEpochSecond());

    emulator().faults().on("GET", "/_apis/wit/**").warn();
    mode.run(get());

    assertThat(gauge("fluent.ado.rate.limit").value()).isEqualTo(200);
    assertThat(gauge("fluent.ado.rate.limit.remaining").value()).isEqualTo(10);

    // The service tells only while the limit is near: after the reset all is there again.
    clock.addSeconds(3600);
    assertThat(gauge("fluent.ado.rate.limit.remaining").value()).isEqualTo(200);
  }

  private Gauge gauge(String name) {
    return registry.get(name).tag("resource", "Core/Emulator").gauge();
  }

  @Test
  void resourcesThatChangeTheirNameWithEachAnswerDoNotFillTheRegistry() {
    for (int i = 0; i < 200; i++) {
      emulator()
          .faults()
          .on("GET", "/_apis/wit/**")
          .header("X-RateLimit-Resource", "r" + i)
          .header("X-RateLimit-Remaining", "1")
          .annotate();
      get().execute();
    }

    assertThat(registry.find("fluent.ado.rate.limit.remaining").gauges())
        .hasSize(RateLimits.MOST_RESOURCES + 1)
        .anyMatch(gauge -> "other".equals(gauge.getId().getTag("resource")));
    assertThat(registry.find("fluent.ado.rate.limit").gauges()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void aDownloadIsTimedToItsLastByte(Mode mode, @TempDir Path folder) {
    mode.run(
        ado.request("GET", ZIP)
            .path("project", "web")
            .path("repository", emulator().seeds().repository())
            .query("path", "/")
            .query("$format", "zip")
            .download("application/zip")
            .to(folder.resolve("all.zip")));

    assertThat(count("fluent.ado.calls", "operation", "GET " + ZIP, "outcome", "success"))
        .isEqualTo(1);
  }

  @Test
  void prometheusShowsNamesAndTagsOfItsKind() {
    PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    emulator().faults().on("GET", "/_apis/wit/**").warn();
    try (AzureDevOps client =
        client(MicrometerObserver.of(prometheus, Tags.of("organization", "contoso")))) {
      client.project("web").workItems().get(1).execute();
      emulator().faults().on("GET", "/_apis/wit/**").answer(503);
      client.project("web").workItems().get(1).execute();
    }

    assertThat(prometheus.scrape().lines().filter(line -> !line.startsWith("#")))
        .contains(
            "fluent_ado_calls_seconds_count{operation=\"%s\",organization=\"contoso\",outcome=\"success\",status=\"2xx\"} 2"
                .formatted(GET),
            "fluent_ado_attempts_seconds_count{operation=\"%s\",organization=\"contoso\",status=\"503\"} 1"
                .formatted(GET),
            "fluent_ado_waits_seconds_count{operation=\"%s\",organization=\"contoso\",reason=\"retry\"} 1"
                .formatted(GET),
            "fluent_ado_throttled{organization=\"contoso\"} 0.0",
            "fluent_ado_rate_limit{organization=\"contoso\",resource=\"Core/Emulator\"} 200.0");
  }

  @Test
  void neitherProjectNorNumberIsATag() {
    get().execute();
    String fields = "/{project}/_apis/wit/fields/{field}";
    ado.request("GET", fields).path("project", "web").path("field", "System.Id").json().execute();

    assertThat(registry.getMeters())
        .flatExtracting(meter -> meter.getId().getTags())
        .extracting(tag -> tag.getValue())
        .containsOnly(GET, "GET " + fields, "success", "2xx", "200");
  }
}
