// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.testing.Ending;
import io.github.fluentado.core.testing.Reply;
import io.github.fluentado.core.testing.Scenario;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/** What is sent again after what: three attempts are allowed throughout. */
class RetryTableTest {
  private static final Map<String, Reply> OUTCOMES =
      Map.ofEntries(
          Map.entry("429", Reply.json(429, "{\"message\":\"slow\"}", "Retry-After", "2")),
          Map.entry("429 bare", Reply.empty(429)),
          Map.entry("TF400733", Reply.json(403, "{\"message\":\"TF400733: used too much\"}")),
          Map.entry("502", Reply.empty(502)),
          Map.entry("503", Reply.empty(503)),
          Map.entry("503 later", Reply.empty(503, "Retry-After", "2")),
          Map.entry("503 garbage", Reply.empty(503, "Retry-After", "soon")),
          Map.entry("503 offline", Reply.empty(503, "X-VSS-HostOfflineError", "moving")),
          Map.entry("504", Reply.empty(504)),
          Map.entry("408", Reply.empty(408)),
          Map.entry("500", Reply.json(500, "{\"message\":\"VS403: too many revisions\"}")),
          Map.entry("501", Reply.empty(501)),
          Map.entry("400 service", Reply.json(400, "{\"message\":\"no\",\"typeKey\":\"X\"}")),
          Map.entry("400 gateway", Reply.typed(400, "text/html", "<h1>Bad Request</h1>")),
          Map.entry("403", Reply.json(403, "{\"message\":\"no\"}")),
          Map.entry("404", Reply.json(404, "{\"message\":\"none\"}")),
          Map.entry("409", Reply.json(409, "{\"message\":\"changed\"}")),
          Map.entry("412", Reply.json(412, "{\"message\":\"changed\"}")),
          Map.entry("422", Reply.empty(422)),
          Map.entry("page", Reply.typed(200, "text/html", "<html>")),
          Map.entry(
              "exists", Reply.json(400, "{\"message\":\"m\",\"typeKey\":\"AExistsException\"}")),
          Map.entry(
              "too new",
              Reply.json(400, "{\"message\":\"m\",\"typeKey\":\"VssVersionOutOfRangeException\"}")),
          Map.entry("not sent", Reply.broken(Failure.Kind.NOT_SENT)),
          Map.entry("lost", Reply.broken(Failure.Kind.MAYBE_SENT)),
          Map.entry("too large", Reply.broken(Failure.Kind.TOO_LARGE)),
          Map.entry("closed", Reply.broken(Failure.Kind.CLOSED)),
          Map.entry("timeout", Reply.stalled()));

  private static Plan plan(String what) {
    return switch (what) {
      case "safe POST" -> Scenario.of("POST").plan().reading();
      case "guarded PATCH" -> Scenario.of("PATCH").plan().guarded();
      case "once PUT" -> once("PUT");
      case "once POST" -> once("POST");
      default -> Scenario.of(what).plan();
    };
  }

  private static Plan once(String method) {
    RequestBody body = RequestBody.once(new ByteArrayInputStream(new byte[3]), 3);
    HttpRequest request = Scenario.request(method, body);
    return Plan.of("Things do", request);
  }

  // Each cell is the number of requests. The columns after it are the kinds of failure of a
  // reading request and of a changing one.
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      value = {
        "outcome|GET|HEAD|OPTIONS|safe POST|PUT|DELETE|guarded PATCH|POST|PATCH|once PUT|once POST|reading|changing",
        "429         | 3 | 3 | 3 | 3 | 3 | 3 | 3 | 3 | 3 | 1 | 1 | THROTTLED    | THROTTLED",
        "429 bare    | 3 | 3 | 3 | 3 | 3 | 3 | 3 | 3 | 3 | 1 | 1 | THROTTLED    | THROTTLED",
        "TF400733    | 3 | 3 | 3 | 3 | 3 | 3 | 3 | 3 | 3 | 1 | 1 | THROTTLED    | THROTTLED",
        "502         | 3 | 3 | 3 | 3 | 3 | 3 | 3 | 1 | 1 | 1 | 1 | UNAVAILABLE  | OUTCOME_UNKNOWN",
        "503         | 3 | 3 | 3 | 3 | 3 | 3 | 3 | 1 | 1 | 1 | 1 | UNAVAILABLE  | OUTCOME_UNKNOWN",
        "503 later   | 3 | 3 | 3 | 3 | 3 | 3 | 3 | 1 | 1 | 1 | 1 | UNAVAILABLE  | UNAVAILABLE",
        "503 garbage | 3 | 3 | 3 | 3 | 3 | 3 | 3 | 1 | 1 | 1 | 1 | UNAVAILABLE  | OUTCOME_UNKNOWN",
        "503 offline | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | UNAVAILABLE  | UNAVAILABLE",
        "504         | 3 | 3 | 3 | 3 | 3 | 3 | 3 | 1 | 1 | 1 | 1 | UNAVAILABLE  | OUTCOME_UNKNOWN",
        "408         | 3 | 3 | 3 | 3 | 3 | 3 | 3 | 1 | 1 | 1 | 1 | UNAVAILABLE  | OUTCOME_UNKNOWN",
        "500         | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | SERVER_ERROR | SERVER_ERROR",
        "501         | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | SERVER_ERROR | SERVER_ERROR",
        "400 service | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | INVALID      | INVALID",
        "400 gateway | 3 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | INVALID      | INVALID",
        "403         | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | FORBIDDEN    | FORBIDDEN",
        "404         | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | NOT_FOUND    | NOT_FOUND",
        "409         | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | CONFLICT     | CONFLICT",
        "412         | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | CONFLICT     | CONFLICT",
        "422         | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | INVALID      | INVALID",
        "page        | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | UNAUTHENTICATED | OUTCOME_UNKNOWN",
        "exists      | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | CONFLICT     | CONFLICT",
        "too new     | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | NOT_SUPPORTED | NOT_SUPPORTED",
        "not sent    | 3 | 3 | 3 | 3 | 3 | 3 | 3 | 3 | 3 | 1 | 1 | TRANSPORT    | TRANSPORT",
        "lost        | 3 | 3 | 3 | 3 | 3 | 3 | 3 | 1 | 1 | 1 | 1 | TRANSPORT    | OUTCOME_UNKNOWN",
        "timeout     | 3 | 3 | 3 | 3 | 3 | 3 | 3 | 1 | 1 | 1 | 1 | TIMED_OUT    | OUTCOME_UNKNOWN",
        "too large   | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | UNDECODABLE  | UNDECODABLE",
        "closed      | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | CLOSED       | CLOSED",
      })
  void isAsTheTableSays(ArgumentsAccessor row) {
    String[] verbs = {
      "GET",
      "HEAD",
      "OPTIONS",
      "safe POST",
      "PUT",
      "DELETE",
      "guarded PATCH",
      "POST",
      "PATCH",
      "once PUT",
      "once POST"
    };
    Reply outcome = Objects.requireNonNull(OUTCOMES.get(cell(row, 0)));
    for (int i = 0; i < verbs.length; i++) {
      Ending ending = Scenario.of(plan(verbs[i])).replies(outcome).run();
      ErrorKind kind = ErrorKind.valueOf(cell(row, i < 4 ? 12 : 13));
      assertThat(ending.sent())
          .as("%s, %s", verbs[i], ending.transcript())
          .hasSize(Integer.parseInt(cell(row, i + 1)));
      assertThat(ending.error().kind()).as(verbs[i]).isEqualTo(kind);
      assertThat(ending.error().attempts()).isEqualTo(ending.sent().size());
    }
  }

  private static String cell(ArgumentsAccessor row, int index) {
    return Objects.requireNonNull(row.getString(index));
  }

  @ParameterizedTest
  @CsvSource({"429", "503", "lost", "timeout", "not sent"})
  void aSecondAttemptMaySucceed(String outcome) {
    Reply first = Objects.requireNonNull(OUTCOMES.get(outcome));

    Scenario.of("GET").replies(first, Reply.json(200, "ok")).run().succeedsWith("ok").after(2);
  }

  @ParameterizedTest
  @CsvSource({"PUT", "DELETE", "guarded PATCH"})
  void aRefusalAfterALostAnswerLeavesTheOutcomeOpen(String verb) {
    Ending ending =
        Scenario.of(plan(verb))
            .replies(Reply.broken(Failure.Kind.MAYBE_SENT), Reply.json(404, "{\"message\":\"x\"}"))
            .run()
            .fails(ErrorKind.OUTCOME_UNKNOWN)
            .after(2);

    assertThat(ending.error().status()).hasValue(404);
  }
}
