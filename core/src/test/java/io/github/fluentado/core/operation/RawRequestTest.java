// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.Done;
import io.github.fluentado.core.ServiceHosts;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.core.testing.Reply;
import io.github.fluentado.core.testing.ScriptedTransport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that nobody has described, and requests inside of others. */
class RawRequestTest {
  private ScriptedTransport transport = ScriptedTransport.of(Reply.json(200, "[1,2]"));

  private RawRequest raw(String method, String route, Reply... replies) {
    if (replies.length > 0) {
      transport = ScriptedTransport.of(replies);
    }
    return RawRequest.of(
        Connection.to(ServiceHosts.services("contoso"), Credential.anonymous())
            .transport(transport)
            .build(),
        method,
        route);
  }

  private HttpRequest sent() {
    return transport.seen().get(transport.seen().size() - 1);
  }

  @Test
  void eachPartOfTheRequestArrives() throws IOException {
    JsonObject body = new JsonObject();
    body.addProperty("a", 1);

    JsonElement answer =
        raw("PATCH", "/{project}/_apis/x/{id?}")
            .path("project", "w b")
            .query("q", 1)
            .query("q", List.of("b", "c"))
            .header("If-Match", "7")
            .body(body)
            .version("7.1-preview.2")
            .host("vsrm.dev.azure.com")
            .json()
            .execute();

    assertThat(answer).hasToString("[1,2]");
    assertThat(sent().method()).isEqualTo("PATCH");
    assertThat(sent().uri())
        .hasToString(
            "https://vsrm.dev.azure.com/contoso/w%20b/_apis/x"
                + "?q=1&q=b%2Cc&api-version=7.1-preview.2");
    assertThat(sent().headers().first("If-Match")).contains("7");
    assertThat(sent().headers().first("Content-Type")).contains("application/json");
    assertThat(text(sent().body())).isEqualTo("{\"a\":1}");
  }

  private static String text(@Nullable RequestBody body) throws IOException {
    try (InputStream stream = Objects.requireNonNull(body).open()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void anAnswerIsWhatIsAskedFor() throws IOException {
    RawRequest request = raw("PUT", "/_apis/x").body("text/plain", RequestBody.of("t"));

    assertThat(request.text().execute()).isEqualTo("[1,2]");
    assertThat(text(sent().body())).isEqualTo("t");
    assertThat(sent().headers().first("Content-Type")).contains("text/plain");
    assertThat(request.as(Codec.list(Codec.INT32)).execute()).containsExactly(1, 2);
    assertThat(request.done().execute()).isEqualTo(Done.DONE);
    assertThat(request.text()).hasToString("PUT /_apis/x");
    assertThat(request.text().invocation().method()).isEqualTo("PUT");
  }

  @Test
  void aListAndAFileAreAskedForWithAllThatWasGiven() {
    Paging paging = Paging.offset(Place.QUERY, "$skip", "$top", null);
    RawRequest request = raw("GET", "/_apis/x", Reply.json(200, "[1,2]"), Reply.json(200, "[]"));
    var list = request.query("q", 1).list(Codec.INT32, paging);
    var file = request.version("7.0").download("application/json");

    assertThat(list.query("$top", "2").all().execute()).containsExactly(1, 2);
    assertThat(sent().uri())
        .hasToString("https://dev.azure.com/contoso/_apis/x?q=1&$skip=2&$top=2");
    assertThat(list).hasToString("GET /_apis/x?q=1");
    assertThat(list.host("feeds.dev.azure.com").all().execute()).isEmpty();
    assertThat(sent().uri().getHost()).isEqualTo("feeds.dev.azure.com");
    assertThat(file.header("X-A", "b").bytes(99).execute()).hasSize(2);
    assertThat(sent().headers().first("Accept")).contains("application/json");
    assertThat(sent().headers().first("X-A")).contains("b");
    assertThat(file).hasToString("GET /_apis/x");
    assertThat(file.invocation().method()).isEqualTo("GET");
    assertThat(file.host("feeds.dev.azure.com").bytes(99).execute()).hasSize(2);
    assertThat(sent().uri().getHost()).isEqualTo("feeds.dev.azure.com");
  }

  @ParameterizedTest
  @CsvSource({"false, 1", "true, 2"})
  void onlyWhatIsSafeIsSentAgain(boolean safe, int requests) {
    RawRequest request = raw("POST", "/_apis/x", Reply.empty(502), Reply.json(200, "{}"));
    RawRequest marked = safe ? request.safe().version("7.1") : request;
    RetryPolicy retry = RetryPolicy.backoff(2, Duration.ZERO, Duration.ZERO);

    if (safe) {
      assertThat(marked.json().retry(retry).execute()).hasToString("{}");
    } else {
      assertThatExceptionOfType(AzureDevOpsException.class)
          .isThrownBy(() -> marked.json().retry(retry).execute());
    }

    assertThat(transport.seen()).hasSize(requests);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a/../b", "/..", "/./a", "/a?b=c", "a", "/a b", "/{a", "http://h/a", ""})
  void whatIsNoRouteIsRefused(String route) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> raw("GET", route))
        .withMessageStartingWith("route ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "get it", "G\n"})
  void whatIsNoVerbIsRefused(String verb) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> raw(verb, "/a"))
        .withMessageStartingWith("method ");
  }

  @Test
  void whatBelongsToOthersIsRefused() {
    RawRequest request = raw("GET", "/a");

    assertThatIllegalArgumentException().isThrownBy(() -> request.header("Authorization", "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> request.version("seven"));
    assertThatIllegalArgumentException().isThrownBy(() -> request.query(" ", 1));
    assertThatIllegalArgumentException().isThrownBy(() -> request.download(" "));
  }

  @Test
  void anEntryOfABatchIsWrittenAndItsAnswerJudged() {
    Part<JsonElement> part =
        Part.of(raw("PATCH", "/_apis/x").body(new JsonArray()).version("7.1").json());

    assertThat(part.method()).isEqualTo("PATCH");
    assertThat(part.address()).isEqualTo("/_apis/x?api-version=7.1");
    assertThat(part.base()).isEqualTo("https://dev.azure.com/contoso");
    assertThat(part.headers().first("Content-Type")).contains("application/json");
    assertThat(part.json().orElseThrow()).isEqualTo(new JsonArray());
    assertThat(part.read(answer(200, "{\"a\":1}"))).hasToString("{\"a\":1}");
    assertThat(part.refused(answer(200, "{}"))).isFalse();
    assertThat(transport.seen()).isEmpty();
  }

  @Test
  void anEntryThatFailedFailsAsARequestOfItsOwnWould() {
    Part<JsonElement> part = Part.of(raw("GET", "/_apis/x").json());

    assertThat(part.json()).isEmpty();
    assertThat(failure(part, answer(404, "{}")).kind()).isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(failure(part, answer(200, "[")).kind()).isEqualTo(ErrorKind.UNDECODABLE);
  }

  @Test
  void aBodyThatIsNoJsonIsNoEntry() {
    RawRequest put = raw("PUT", "/_apis/x");
    Part<Done> text = Part.of(put.body("text/plain", RequestBody.of("x")).done());
    Part<Done> broken = Part.of(put.body("application/json", RequestBody.of("[")).done());

    assertThatIllegalArgumentException()
        .isThrownBy(text::json)
        .withMessage("request has a body that is no JSON but text/plain");
    assertThatIllegalArgumentException()
        .isThrownBy(broken::json)
        .withMessage("request has a body that cannot be read");
  }

  private static HttpResponse answer(int status, String json) {
    return HttpResponse.of(
        status,
        Headers.none().and("Content-Type", "application/json"),
        json.getBytes(StandardCharsets.UTF_8));
  }

  private static AzureDevOpsException failure(Part<?> part, HttpResponse answer) {
    try {
      throw new AssertionError("read " + part.read(answer));
    } catch (AzureDevOpsException expected) {
      return expected;
    }
  }
}
