// SPDX-License-Identifier: MIT
package io.github.fluentado.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.core.Observation;
import io.github.fluentado.core.Observer;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.hooks.HookRouter;
import io.github.fluentado.micrometer.MicrometerObserver;
import io.github.fluentado.opentelemetry.OpenTelemetryObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What properties make of the client, and what is said of those that are wrong. */
@ExtendWith(OutputCaptureExtension.class)
class SettingsTest {
  private static final String SECRET = "sesame-and-nothing-else";
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  FluentAdoAutoConfiguration.class,
                  FluentAdoMetricsAutoConfiguration.class,
                  FluentAdoTracingAutoConfiguration.class));

  private static FailureAnalysis analysis(Throwable failure) {
    FailureAnalysis found = new SettingFailureAnalyzer().analyze(failure);
    assertThat(found).as("%s", failure).isNotNull();
    return Objects.requireNonNull(found);
  }

  private static String trace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fluent-ado.pat=S | fluent-ado.organization nor fluent-ado.url is set | organization=contoso",
        "fluent-ado.organization=contoso | neither fluent-ado.pat nor fluent-ado.bearer-token |"
            + " fluent-ado.pat=${AZURE_DEVOPS_EXT_PAT}",
        "fluent-ado.organization=contoso fluent-ado.pat=S fluent-ado.bearer-token=S |"
            + " fluent-ado.pat and fluent-ado.bearer-token are both set | Keep one",
        "fluent-ado.organization=contoso fluent-ado.url=https://dev.azure.com/a fluent-ado.pat=S |"
            + " fluent-ado.organization and fluent-ado.url are both set | Keep one",
        "fluent-ado.organization= fluent-ado.pat=S | fluent-ado.organization is there, but blank |"
            + " organization=contoso",
        "fluent-ado.organization=contoso fluent-ado.pat= | fluent-ado.pat is there, but blank |"
            + " personal access token",
        "fluent-ado.organization=contoso fluent-ado.pat=${NOBODY_SETS_THIS} |"
            + " fluent-ado.pat holds a placeholder that nothing fills | Set the variable",
        "fluent-ado.organization=https://dev.azure.com/contoso fluent-ado.pat=S |"
            + " fluent-ado.organization cannot be used | organization=contoso",
        "fluent-ado.url=https://user:S@host/x fluent-ado.pat=S | fluent-ado.url cannot be used |"
            + " fluent-ado.url=https",
        "fluent-ado.url=contoso fluent-ado.pat=S | fluent-ado.url cannot be used |"
            + " fluent-ado.url=https",
        "fluent-ado.url=https://ho^st/S fluent-ado.pat=S | fluent-ado.url cannot be used | url=https",
        "OK fluent-ado.timeout=0s | fluent-ado.timeout cannot be used | 30s",
        "OK fluent-ado.attempt-timeout=-1s | fluent-ado.attempt-timeout cannot be used | 30s",
        "OK fluent-ado.parallel=0 | fluent-ado.parallel cannot be used | at least 1",
        "OK fluent-ado.attempts=0 | fluent-ado.attempts cannot be used | at least 1",
        "OK fluent-ado.api-version=new | fluent-ado.api-version cannot be used | 7.0",
        "OK fluent-ado.network.proxy.host=proxy | fluent-ado.network.proxy.port is missing |"
            + " proxy.port",
        "OK fluent-ado.network.proxy.port=80 | fluent-ado.network.proxy.port is set | proxy.host=",
        "OK fluent-ado.network.proxy.host=p fluent-ado.network.proxy.port=99999 |"
            + " fluent-ado.network.proxy cannot be used | 3128",
        "OK fluent-ado.network.trust=/nowhere/at/all.pem | fluent-ado.network.trust cannot be used |"
            + " path of a file",
        "OK fluent-ado.network.identity=/nowhere/at/all.p12 | identity-password is missing |"
            + " identity-password"
      })
  void whatIsMissingOrWrongIsNamedWithWhatToWrite(String given, String problem, String remedy) {
    String[] properties =
        given
            .replace("OK", "fluent-ado.organization=contoso fluent-ado.pat=S")
            .replace("=S", "=" + SECRET)
            .replace(":S", ":" + SECRET)
            .split(" ", -1);
    runner
        .withPropertyValues(properties)
        .run(
            context -> {
              Throwable failure = Objects.requireNonNull(context.getStartupFailure());
              assertThat(analysis(failure).getDescription()).contains(problem.strip());
              assertThat(analysis(failure).getAction()).contains(remedy.strip());
              assertThat(trace(failure)).doesNotContain(SECRET);
            });
  }

  @Test
  void aProgramWithoutSettingsSaysWhatToWriteInPlaceOfAStackTrace(CapturedOutput output) {
    SpringApplication program = new SpringApplication(App.class);
    program.setWebApplicationType(WebApplicationType.NONE);

    // The starter for OpenTelemetry would look for a receiver of metrics, and tell at length.
    assertThatThrownBy(
            () ->
                program.run(
                    "--fluent-ado.organization=contoso",
                    "--management.otlp.metrics.export.enabled=false"))
        .hasRootCauseInstanceOf(SettingException.class);

    assertThat(output)
        .contains("APPLICATION FAILED TO START", "neither fluent-ado.pat nor", "Action:")
        .doesNotContain("\tat org.springframework");
  }

  private static final String[] ENOUGH = {"fluent-ado.organization=contoso", "fluent-ado.pat=x"};

  @Test
  void everythingThatCanBeSetIsTaken() {
    runner
        .withPropertyValues(ENOUGH)
        .withPropertyValues(
            "fluent-ado.timeout=1m",
            "fluent-ado.attempt-timeout=10s",
            "fluent-ado.longest-wait=0s",
            "fluent-ado.attempts=2",
            "fluent-ado.parallel=3",
            "fluent-ado.api-version=7.0",
            "fluent-ado.user-agent=shop",
            "fluent-ado.network.connect-timeout=1s",
            "fluent-ado.network.silence-timeout=20s",
            "fluent-ado.network.proxy.host=proxy.example.com",
            "fluent-ado.network.proxy.port=3128",
            "fluent-ado.network.proxy.user=me",
            "fluent-ado.network.proxy.password=" + SECRET,
            "fluent-ado.network.proxy.except=*.contoso.com,localhost")
        .run(
            context -> {
              assertThat(context).hasSingleBean(AzureDevOps.class);
              assertThat(context.getBean(AzureDevOps.class))
                  .hasToString("AzureDevOps[https://dev.azure.com/contoso]");
              assertThat(context.getBean(FluentAdoProperties.class).toString())
                  .doesNotContain(SECRET);
              assertThat(context.getBean(FluentAdoProperties.class).network().proxy().toString())
                  .doesNotContain(SECRET);
            });
  }

  @Test
  void aClientOfTheProgramsOwnIsLeftAlone() {
    runner
        .withBean(AzureDevOps.class, () -> AzureDevOps.connect("own", Credential.pat("x")))
        .run(
            context ->
                assertThat(context.getBean(AzureDevOps.class))
                    .hasToString("AzureDevOps[https://dev.azure.com/own]"));
  }

  @Test
  void aCredentialOfTheProgramsOwnIsUsedAndNoOtherBesideIt() {
    ApplicationContextRunner own =
        runner
            .withBean(Credential.class, () -> Credential.pat("x"))
            .withPropertyValues("fluent-ado.organization=contoso");

    own.run(context -> assertThat(context).hasSingleBean(AzureDevOps.class));
    own.withPropertyValues("fluent-ado.pat=" + SECRET)
        .run(
            context ->
                assertThat(
                        analysis(Objects.requireNonNull(context.getStartupFailure()))
                            .getDescription())
                    .contains("fluent-ado.pat is set, and there is a bean"));
  }

  @Test
  void customizersAndObserversAreJoined() {
    List<String> called = new ArrayList<>();
    runner
        .withPropertyValues(ENOUGH)
        .withBean(AzureDevOpsCustomizer.class, () -> builder -> called.add("customized"))
        .withBean(
            Observer.class,
            () ->
                beginning -> {
                  called.add("heard");
                  return Observation.NONE;
                })
        .run(
            context -> {
              AzureDevOps ado = context.getBean(AzureDevOps.class);
              ado.close();
              assertThat(ado.verifyAccess().executeAsync()).failsWithin(Duration.ofSeconds(9));
            });
    assertThat(called).containsExactly("customized", "heard");
  }

  @Test
  void observersAreThereWhereTheirLibrariesAreUsed() {
    ApplicationContextRunner program = runner.withPropertyValues(ENOUGH);
    ApplicationContextRunner both =
        program
            .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
            .withBean(OpenTelemetry.class, OpenTelemetry::noop);

    program.run(context -> assertThat(context).doesNotHaveBean(Observer.class));
    both.run(
        context ->
            assertThat(context)
                .hasSingleBean(MicrometerObserver.class)
                .hasSingleBean(OpenTelemetryObserver.class));
    both.withPropertyValues("fluent-ado.metrics.enabled=false", "fluent-ado.tracing.enabled=false")
        .run(context -> assertThat(context).doesNotHaveBean(Observer.class));
    program
        .withClassLoader(new FilteredClassLoader("io.micrometer", "io.opentelemetry"))
        .run(context -> assertThat(context).hasSingleBean(AzureDevOps.class));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x=y | neither fluent-ado.hooks.password nor fluent-ado.hooks.header-value | hooks.open=true",
        "fluent-ado.hooks.user=a | fluent-ado.hooks.password is missing | password",
        "fluent-ado.hooks.header-name=X-Key | fluent-ado.hooks.header-value is missing | header",
        "fluent-ado.hooks.password=S fluent-ado.hooks.open=true | are both set | Keep one",
        "fluent-ado.hooks.password=S fluent-ado.hooks.header-value=S | are both set | Keep one",
        "fluent-ado.hooks.password= | fluent-ado.hooks.password is there, but blank | password",
        "fluent-ado.hooks.password=S fluent-ado.hooks.path=hooks | fluent-ado.hooks.path | /hooks",
        "fluent-ado.hooks.password=S fluent-ado.hooks.user=a:b | hooks.user cannot be used | user",
        "fluent-ado.hooks.password=S fluent-ado.hooks.limit=0B | hooks.limit cannot be used | 2MB"
      })
  void aReceiverThatBelievesAnybodyIsToldSo(String given, String problem, String remedy) {
    new WebApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(FluentAdoHooksAutoConfiguration.class))
        .withBean(HookRouter.class, HookRouter::create)
        .withPropertyValues(given.replace("=S", "=" + SECRET).split(" ", -1))
        .run(
            context -> {
              Throwable failure = Objects.requireNonNull(context.getStartupFailure());
              assertThat(analysis(failure).getDescription()).contains(problem.strip());
              assertThat(analysis(failure).getAction()).contains(remedy.strip());
              assertThat(trace(failure)).doesNotContain(SECRET);
            });
  }

  @Test
  void whoHasNoRouterReceivesNothing() {
    new WebApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(FluentAdoHooksAutoConfiguration.class))
        .run(context -> assertThat(context).doesNotHaveBean(HookController.class));
  }

  @ParameterizedTest
  @CsvSource({
    "fluent-ado.pat, true",
    "FLUENT_ADO_PAT, true",
    "FLUENTADO_BEARERTOKEN, true",
    "fluent-ado.network.proxy.password, true",
    "fluentAdo.hooks.headerValue, true",
    "fluent-ado.organization, false",
    "other.pat, false"
  })
  void secretsAreKnownByTheirNames(String key, boolean secret) {
    assertThat(FluentAdoSecretsAutoConfiguration.isSecret(key)).isEqualTo(secret);
  }
}
