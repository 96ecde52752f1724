// SPDX-License-Identifier: MIT
package io.github.fluentado.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.hooks.EventType;
import io.github.fluentado.hooks.HookRouter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** A whole program, whose service is the emulator: by a bean that says where it is. */
@SpringBootTest(
    classes = App.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "management.endpoints.web.exposure.include=*",
      "management.endpoint.health.show-details=always",
      "management.endpoint.env.show-values=always",
      "management.endpoint.configprops.show-values=always",
      "management.tracing.sampling.probability=1",
      "logging.level.io.github.fluentado=debug",
      "fluent-ado.user-agent=shop",
      "fluent-ado.network.proxy.password=sesame-proxy",
      "fluent-ado.network.identity-password=sesame-identity",
      "fluent-ado.hooks.user=ado",
      "fluent-ado.hooks.password=sesame-hooks",
      "fluent-ado.hooks.limit=1KB"
    })
@Import(ServiceConnectionTest.Emulated.class)
@ExtendWith(OutputCaptureExtension.class)
class ServiceConnectionTest {

  /** What a test of a user has in place of the service. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Emulated {
    @Bean(destroyMethod = "close")
    Emulator emulator() {
      return Emulator.builder().seeded().start();
    }

    @Bean
    AzureDevOpsConnectionDetails connection(Emulator emulator) {
      return new AzureDevOpsConnectionDetails() {
        @Override
        public URI url() {
          return URI.create(emulator.url());
        }

        @Override
        public Credential credential() {
          return Credential.pat(emulator.token());
        }
      };
    }

    @Bean
    InMemorySpanExporter spans() {
      return InMemorySpanExporter.create();
    }

    @Bean
    SpanProcessor spanProcessor(InMemorySpanExporter spans) {
      return SimpleSpanProcessor.create(spans);
    }

    @Bean
    List<String> handled() {
      return new CopyOnWriteArrayList<>();
    }

    @Bean
    HookRouter pushes(@Qualifier("handled") List<String> handled) {
      return HookRouter.create().on(EventType.GIT_PUSH, event -> handled.add("push"));
    }

    @Bean
    HookRouter builds() {
      return HookRouter.create()
          .on(
              EventType.BUILD_COMPLETED,
              event -> {
                throw new IOException("no");
              });
    }
  }

  @Autowired private AzureDevOps ado;
  @Autowired private Emulator emulator;
  @Autowired private MeterRegistry meters;
  @Autowired private FluentAdoProperties properties;
  @Autowired private InMemorySpanExporter spans;

  @Autowired
  @Qualifier("handled")
  private List<String> handled;

  private Web web = new Web(0);

  @Autowired
  void reach(@Value("${local.server.port}") int port) {
    web = new Web(port);
  }

  @BeforeEach
  void forget() {
    emulator.forgetRequests();
    emulator.faults().clear();
    handled.clear();
    spans.reset();
  }

  @Test
  void theClientAsksTheEmulatorWithTheProgramsName() {
    assertThat(ado.project("web").workItems().get(1).execute().id()).isEqualTo(1);
    assertThat(emulator.requests().get(0).headers().get("user-agent")).startsWith("shop ");
  }

  @Test
  void metersAndSpansAreJoinedByThemselves() {
    ado.project("web").workItems().get(1).execute();

    assertThat(
            meters
                .get("fluent.ado.calls")
                .tags("operation", "wit_WorkItems_get", "outcome", "success")
                .timer()
                .count())
        .isPositive();
    assertThat(spans.getFinishedSpanItems())
        .anyMatch(span -> span.getName().equals("wit_WorkItems_get"))
        .anyMatch(span -> span.getKind() == SpanKind.CLIENT);
    assertThat(emulator.requests().get(0).headers()).containsKey("traceparent");
  }

  @Test
  void callsAreLoggedByTheLoggerThatThePageNames(CapturedOutput output) {
    ado.project("web").workItems().get(1).execute();

    assertThat(output)
        .contains("wit_WorkItems_get: GET " + emulator.url() + "/web/_apis/wit/workitems/1?")
        .contains("-> 200 in PT")
        .doesNotContain(emulator.token());
  }

  @Test
  void healthTellsWhetherTheServiceCanBeReached() throws Exception {
    assertThat(web.get("/actuator/health").body())
        .contains("\"azureDevOps\":{", emulator.url())
        .doesNotContain("\"status\":\"DOWN\"", emulator.token());
    assertThat(web.get("/actuator/health").statusCode()).isEqualTo(200);

    emulator.faults().on("GET", "/_apis/connectionData").always().answer(401);
    var down = web.get("/actuator/health");
    assertThat(down.statusCode()).isEqualTo(503);
    assertThat(down.body()).contains("\"kind\":\"UNAUTHENTICATED\"").doesNotContain(emulator.token());
  }

  @Test
  void aClientThatIsThrottledIsNotDown() {
    emulator.faults().on("GET", "/_apis/connectionData").throttle(Duration.ofMinutes(5));
    URI url = URI.create(emulator.url());
    try (AzureDevOps other = AzureDevOps.at(url, Credential.pat(emulator.token())).build()) {
      HealthCheck.Found found = new HealthCheck(other, properties).look();

      assertThat(found.status()).isEqualTo("UNKNOWN");
      assertThat(found.details()).containsEntry("kind", "THROTTLED").containsKey("remedy");
    }
  }

  @Test
  void theActuatorShowsNoSecretToAnybody() throws Exception {
    assertThat(web.get("/actuator/configprops").body())
        .contains("fluent-ado", "shop")
        .doesNotContain("sesame");
    assertThat(web.get("/actuator/env").body()).contains("fluent-ado").doesNotContain("sesame");
  }

  private static final String LOGIN = "Basic YWRvOnNlc2FtZS1ob29rcw==";

  @ParameterizedTest
  @CsvSource({
    "git.push, " + LOGIN + ", 200, 1",
    "build.complete, " + LOGIN + ", 503, 0",
    "tea.ready, " + LOGIN + ", 200, 0",
    "git.push, Basic YWRvOndyb25n, 401, 0",
    "git.push, none, 401, 0"
  })
  void deliveriesGoToTheRoutersOfTheProgram(String type, String login, int status, int pushes)
      throws Exception {
    String body = "{\"eventType\":\"" + type + "\"}";
    String[] headers = login.equals("none") ? new String[0] : new String[] {"Authorization", login};

    assertThat(web.post("/hooks/azure-devops", body, headers)).isEqualTo(status);
    assertThat(handled).hasSize(pushes);
  }

  @Test
  void aDeliveryThatIsTooLargeIsRefused() throws Exception {
    String body = "{\"eventType\":\"git.push\"}" + " ".repeat(2_000);
    assertThat(web.post("/hooks/azure-devops", body, "Authorization", LOGIN)).isEqualTo(413);
  }
}
