// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.ApiVersion;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.testing.Both;
import io.github.fluentado.core.testing.Lab;
import io.github.fluentado.core.testing.Reply;
import io.github.fluentado.core.testing.ScriptedTransport;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The version that a server has is learned from its refusal, once for each area. */
class CeilingsTest {
  private static final Reply DONE = Reply.json(200, "done");
  private static final Reply PREVIEW_ONLY =
      refusal(
          "VssInvalidPreviewVersionException",
          "The requested version \\\"7.1\\\" of the resource is under preview. The -preview flag"
              + " must be supplied in the api-version for such requests.");

  private static Reply refusal(String key, String message) {
    return Reply.json(400, "{\"message\":\"" + message + "\",\"typeKey\":\"" + key + "\"}");
  }

  private static Reply tooNew(String latest) {
    return refusal(
        "VssVersionOutOfRangeException",
        "The requested REST API version is out of range for this server."
            + (latest.isEmpty()
                ? ""
                : " The latest REST API version this server supports is " + latest + "."));
  }

  private static String version(HttpRequest request) {
    return request.uri().toString().replaceFirst(".*api-version=", "");
  }

  /** A server that takes nothing newer than that. */
  private static ScriptedTransport server(String newest) {
    ApiVersion most = ApiVersion.parse(newest);
    return new ScriptedTransport(
        request -> {
          ApiVersion asked = ApiVersion.parse(version(request));
          return asked.cappedAt(most).equals(asked) ? DONE : tooNew(newest);
        });
  }

  private static Plan plan(String method, String path, String version) {
    RequestBody body = method.equals("GET") ? null : RequestBody.of("{}");
    URI uri = URI.create("https://dev.azure.com/contoso" + path);
    return Plan.of("Things do", new HttpRequest(method, uri, Headers.none(), body))
        .described(Lab.described(method + path))
        .version(new Plan.Version(ApiVersion.parse(version), false, ""));
  }

  private static Call<String> call(Connection connection, Plan plan) {
    return connection.call(plan, HttpResponse::text);
  }

  private static List<String> versions(ScriptedTransport transport) {
    return transport.seen().stream().map(CeilingsTest::version).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "PUT", "DELETE", "POST", "PATCH"})
  void everyVerbGoesAgainOnceAndIsCappedFromThenOn(String verb) {
    for (Both both : Both.values()) {
      ScriptedTransport server = server("7.0");
      try (Connection connection = Lab.connection(server).build()) {
        Plan plan = plan(verb, "/_apis/wit/things", "7.1");
        assertThat(both.run(call(connection, plan))).isEqualTo("done");
        assertThat(both.run(call(connection, plan))).isEqualTo("done");
        both.run(call(connection, plan("GET", "/web/_apis/wit/others/1", "7.2-preview.3")));
        both.run(call(connection, plan("GET", "/web/_apis/wit/others/1", "6.0")));
      }
      assertThat(versions(server)).containsExactly("7.1", "7.0", "7.0", "7.0-preview", "6.0");
    }
  }

  @ParameterizedTest
  @EnumSource
  void areasAndServersAreKeptApartAndViewsLearnTogether(Both both) {
    ScriptedTransport server = server("7.0");
    try (Connection connection = Lab.connection(server).build()) {
      both.run(call(connection, plan("GET", "/_apis/wit/a", "7.1")));
      both.run(call(connection, plan("GET", "/_apis/git/a", "7.1")));
      both.run(call(connection, plan("GET", "/p/_apis/git/b/c", "7.1")));
      both.run(call(connection.in("project", "p"), plan("GET", "/_apis/wit/b", "7.1")));
      both.run(call(connection.with(calls -> calls), plan("POST", "/_apis/wit", "7.1")));
    }
    assertThat(versions(server)).containsExactly("7.1", "7.0", "7.1", "7.0", "7.0", "7.0", "7.0");

    ScriptedTransport other = server("7.1");
    try (Connection connection = Lab.connection(other).build()) {
      both.run(call(connection, plan("GET", "/_apis/wit/a", "7.1")));
    }
    assertThat(versions(other)).containsExactly("7.1");
  }

  @ParameterizedTest
  @EnumSource
  void bodyThatCanBeReadOnceIsNotSentAgainButTheNextCallKnows(Both both) {
    ScriptedTransport server = server("7.0");
    InputStream once = new ByteArrayInputStream("x".getBytes(StandardCharsets.UTF_8));
    try (Connection connection = Lab.connection(server).build()) {
      Plan plan = plan("POST", "/_apis/wit/a", "7.1");
      Plan stream = plan.with(plan.request().carrying(RequestBody.once(once, 1)));
      assertThat(both.failure(call(connection, stream)).kind()).isEqualTo(ErrorKind.NOT_SUPPORTED);
      both.run(call(connection, plan));
    }
    assertThat(versions(server)).containsExactly("7.1", "7.0");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsAPreviewThereIsAskedForAsSuchFromThenOn(Both both) {
    ScriptedTransport server =
        new ScriptedTransport(
            request -> {
              String asked = version(request);
              return asked.startsWith("7.1")
                  ? tooNew("6.1")
                  : asked.equals("6.1-preview") ? DONE : PREVIEW_ONLY;
            });
    try (Connection connection = Lab.connection(server).build()) {
      Plan plan = plan("PATCH", "/_apis/wit/a", "7.1");
      both.run(call(connection, plan));
      both.run(call(connection, plan));
    }
    assertThat(versions(server)).containsExactly("7.1", "6.1", "6.1-preview", "6.1-preview");
  }

  @ParameterizedTest
  @EnumSource
  void refusalThatNamesNoVersionIsAnEndUnlessARevisionWasAskedFor(Both both) {
    for (String asked : List.of("7.1", "7.1-preview.4")) {
      ScriptedTransport server = ScriptedTransport.of(tooNew(""));
      try (Connection connection = Lab.connection(server).build()) {
        AzureDevOpsException error =
            both.failure(call(connection, plan("POST", "/_apis/wit/a", asked)));
        assertThat(error.kind()).isEqualTo(ErrorKind.NOT_SUPPORTED);
      }
      List<String> expected =
          asked.equals("7.1") ? List.of("7.1") : List.of("7.1-preview.4", "7.1-preview");
      assertThat(versions(server)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"7.1", "7.0", "9.9"})
  void serverThatRefusesWhatItNamesIsOneErrorAndNoLoop(String newest) {
    for (Both both : Both.values()) {
      ScriptedTransport server = ScriptedTransport.of(tooNew(newest));
      try (Connection connection = Lab.connection(server).build()) {
        AzureDevOpsException error =
            both.failure(call(connection, plan("DELETE", "/_apis/wit/a", "7.1")));
        assertThat(error.kind()).isEqualTo(ErrorKind.NOT_SUPPORTED);
        assertThat(error).hasMessageContaining(newest);
      }
      assertThat(server.seen()).hasSizeLessThanOrEqualTo(2);
    }
  }

  @Test
  void serverThatGoesDownEachTimeIsLeft() {
    Function<HttpRequest, Reply> script =
        request -> {
          ApiVersion asked = ApiVersion.parse(version(request));
          return tooNew((asked.major() - 1) + ".0");
        };
    for (Both both : Both.values()) {
      ScriptedTransport server = new ScriptedTransport(script);
      try (Connection connection = Lab.connection(server).build()) {
        both.failure(call(connection, plan("GET", "/_apis/wit/a", "7.1")));
      }
      assertThat(versions(server)).containsExactly("7.1", "6.0", "5.0");
    }
  }

  @ParameterizedTest
  @EnumSource
  void versionThatTheCallerWantsIsNoOther(Both both) {
    ScriptedTransport server = server("7.0");
    try (Connection connection = Lab.connection(server).build()) {
      Plan plan = plan("GET", "/_apis/wit/a", "7.1");
      both.run(call(connection, plan));
      AzureDevOpsException error = both.failure(call(connection, plan).apiVersion("7.2-preview.1"));
      assertThat(error.kind()).isEqualTo(ErrorKind.NOT_SUPPORTED);
    }
    assertThat(versions(server)).containsExactly("7.1", "7.0", "7.2-preview.1");
  }

  @ParameterizedTest
  @EnumSource
  void versionThatIsGivenBeforehandIsNeverExceeded(Both both) {
    ScriptedTransport server = server("7.0");
    try (Connection connection = Lab.connection(server).apiVersion("7.0").build()) {
      both.run(call(connection, plan("GET", "/_apis/wit/a", "7.1")));
      both.run(call(connection, plan("POST", "/_apis/git/a", "7.2-preview.2")));
      both.run(call(connection, plan("GET", "/_apis/git/a", "5.0")));
    }
    assertThat(versions(server)).containsExactly("7.0", "7.0-preview", "5.0");
  }

  @ParameterizedTest
  @EnumSource
  void operationThatIsLackingInTheOlderVersionIsNotSupported(Both both) {
    Reply unknown =
        Reply.typed(
            404,
            "text/plain",
            "The controller for path '/x' was not found or does not implement IController.");
    ScriptedTransport server =
        new ScriptedTransport(request -> version(request).equals("7.1") ? tooNew("6.0") : unknown);
    try (Connection connection = Lab.connection(server).build()) {
      AzureDevOpsException error =
          both.failure(call(connection, plan("GET", "/_apis/wit/a", "7.1")));
      assertThat(error.kind()).isEqualTo(ErrorKind.NOT_SUPPORTED);
      assertThat(error).hasMessageContaining("6.0").hasMessageContaining("7.1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatAServerLacksIsToldWithTheServersThatHaveIt(Both both) {
    Reply unknown =
        Reply.typed(
            404,
            "text/plain",
            "The controller for path '/x' was not found or does not implement IController.");
    for (String since : List.of("7.0", "7.2")) {
      ScriptedTransport server =
          new ScriptedTransport(
              request -> version(request).startsWith("7") ? tooNew("6.1") : unknown);
      try (Connection connection = Lab.connection(server).build()) {
        Plan plan =
            plan("GET", "/_apis/wit/a", "7.2")
                .version(new Plan.Version(ApiVersion.parse("7.2"), false, since));
        assertThat(both.failure(call(connection, plan)))
            .hasMessageContaining("is not there in version 6.1")
            .hasMessageContaining("whose newest is 6.1; ")
            .hasMessageContaining(
                since.equals("7.0")
                    ? "the hosted service has it since 7.0 at the latest"
                    : "it came with 7.2, which Server 2022 and those before it do not have");
      }
    }
  }

  /** Says the version in its content, as the entries of a batch do. */
  private record Told(Ceilings ceilings, Plan plan, String version) implements RequestBody {
    @Override
    public RequestBody current() {
      ApiVersion wanted = ApiVersion.parse("7.1");
      return new Told(ceilings, plan, ceilings.capped(plan, wanted).toString());
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(version.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public long length() {
      return version.length();
    }
  }

  @Test
  void bodyIsAskedForItsContentWithEachVersion() throws Exception {
    Plan plan = plan("PATCH", "/_apis/wit/$batch", "7.1");
    Ceilings ceilings = new Ceilings(null);
    Plan told = plan.with(plan.request().carrying(new Told(ceilings, plan, "none")));
    Versions versions = new Versions(told, ceilings);

    assertThat(content(versions.request())).isEqualTo("7.1");
    HttpResponse refused = Objects.requireNonNull(tooNew("7.0").response());
    HttpRequest again = versions.instead(refused).orElseThrow();
    assertThat(version(again)).isEqualTo("7.0");
    assertThat(content(again)).isEqualTo("7.0");
    assertThat(versions.instead(refused)).isEmpty();
  }

  private static String content(HttpRequest request) throws Exception {
    try (InputStream stream = Objects.requireNonNull(request.body()).open()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void partOfARequestGoesAgainByItselfAndLearnsForAll() {
    Ceilings ceilings = new Ceilings(null);
    PartialExchange<String> part = part(ceilings);
    PartialExchange<String> other = part(ceilings);
    assertThat(version(part.request())).isEqualTo("7.1");

    HttpResponse refused = Objects.requireNonNull(tooNew("7.0").response());
    assertThat(part.refused(refused)).isTrue();
    assertThat(version(part.request())).isEqualTo("7.0");
    assertThat(version(other.request())).isEqualTo("7.0");
    assertThat(part.refused(refused)).isFalse();
    assertThatThrownBy(() -> part.read(refused))
        .isInstanceOfSatisfying(
            AzureDevOpsException.class,
            error -> assertThat(error.kind()).isEqualTo(ErrorKind.NOT_SUPPORTED));
    assertThat(part.refused(Objects.requireNonNull(DONE.response()))).isFalse();
    assertThat(part.read(Objects.requireNonNull(DONE.response()))).isEqualTo("done");
  }

  private static PartialExchange<String> part(Ceilings ceilings) {
    return new PartialExchange<>(
        plan("PATCH", "/_apis/wit/workitems/1", "7.1"), ceilings, HttpResponse::text);
  }

  @Test
  void theLowestThatAnAreaWasSaidToHaveStaysAndOtherAreasKnowNothingOfIt() {
    Ceilings ceilings = new Ceilings(null, true);
    Plan things = plan("GET", "/_apis/wit/a", "7.1");
    assertThat(ceilings.isEmpty()).isTrue();
    assertThat(ceilings.of(things)).isEmpty();

    ceilings.learn(things, ApiVersion.parse("6.0"));
    ceilings.learn(things, ApiVersion.parse("7.0"));
    assertThat(ceilings.isEmpty()).isFalse();
    assertThat(ceilings.of(things)).contains(ApiVersion.parse("6.0"));
    ceilings.learn(things, ApiVersion.parse("5.0"));
    assertThat(ceilings.of(plan("GET", "/p/_apis/wit/b/c", "7.1")))
        .contains(ApiVersion.parse("5.0"));
    assertThat(ceilings.of(plan("GET", "/_apis/git/a", "7.1"))).isEmpty();

    assertThat(new Ceilings(ApiVersion.parse("7.0"), true).isEmpty()).isFalse();
    Ceilings previews = new Ceilings(null, true);
    previews.learnPreview(things);
    assertThat(previews.isEmpty()).isFalse();
    assertThat(previews.of(things)).isEmpty();
  }

  @Test
  void areasAreKeptApartWhereTheAddressHasNothingBeforeThem() {
    Ceilings ceilings = new Ceilings(null, true);
    ceilings.learn(atRoot("/_apis/wit/a"), ApiVersion.parse("6.0"));

    assertThat(ceilings.of(atRoot("/_apis/wit/b"))).contains(ApiVersion.parse("6.0"));
    assertThat(ceilings.of(atRoot("/_apis/git/b"))).isEmpty();
  }

  private static Plan atRoot(String path) {
    URI uri = URI.create("https://tfs.example.com" + path);
    return Plan.of("Things do", new HttpRequest("GET", uri, Headers.none(), null))
        .version(new Plan.Version(ApiVersion.parse("7.1"), false, ""));
  }
}
