// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.testing.Reply;
import io.github.fluentado.core.testing.Scenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer means. */
class DecipherTest {
  private static Outcome outcome(Reply reply) {
    return outcome(true, reply);
  }

  private static Outcome outcome(boolean reading, Reply reply) {
    return Outcomes.of(
        reading,
        Headers.none().with("Accept", "application/json"),
        Objects.requireNonNull(reply.response()));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 203, 204, 206, 299})
  void everyStatusOf200To299IsSuccess(int status) {
    assertThat(outcome(Reply.json(status, "{}"))).isEqualTo(Outcome.SUCCESS);
    assertThat(outcome(Reply.empty(status))).isEqualTo(Outcome.SUCCESS);
  }

  @ParameterizedTest
  @CsvSource({
    "203, text/html",
    "203, text/html; charset=utf-8",
    "200, TEXT/HTML",
    "201, application/xhtml+xml"
  })
  void htmlInPlaceOfTheAnswerIsASignInPage(int status, String type) {
    assertThat(outcome(Reply.typed(status, type, "<html>"))).isEqualTo(Outcome.SIGN_IN);
  }

  @Test
  void htmlThatWasAskedForIsNone() {
    Reply page = Reply.typed(200, "text/html", "<html>");
    Reply signIn = Reply.typed(203, "text/html", "<html>");
    Headers asked = Headers.none().with("Accept", "text/html");

    assertThat(Outcomes.of(true, asked, Objects.requireNonNull(page.response())))
        .isEqualTo(Outcome.SUCCESS);
    assertThat(Outcomes.of(true, asked, Objects.requireNonNull(signIn.response())))
        .isEqualTo(Outcome.SIGN_IN);
  }

  @Test
  void anHtmlFileIsNone() {
    Reply file =
        Reply.typed(200, "text/html", "<html>", "Content-Disposition", "attachment; filename=a");

    assertThat(outcome(file)).isEqualTo(Outcome.SUCCESS);
  }

  @ParameterizedTest
  @CsvSource({
    "302, https://spsprodcus2.vssps.visualstudio.com/_signin?realm=dev.azure.com",
    "302, https://login.microsoftonline.com/common/oauth2/authorize",
    "303, https://login.live.com/oauth20_authorize.srf",
    "307, /_signin?redirect=1",
    "302, https://SPSPRODWEB1.vssps.visualstudio.com/x"
  })
  void aRedirectToASignInPlaceIsASignIn(int status, String location) {
    assertThat(outcome(Reply.empty(status, "Location", location))).isEqualTo(Outcome.SIGN_IN);
  }

  @Test
  void aRedirectWithARealmIsASignIn() {
    Reply redirect =
        Reply.empty(302, "Location", "https://any.example/x", "X-TFS-FedAuthRealm", "r");

    assertThat(outcome(redirect)).isEqualTo(Outcome.SIGN_IN);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 304, 307, 308})
  void anotherRedirectIsOne(int status) {
    assertThat(outcome(Reply.empty(status, "Location", "https://files.example/x")))
        .isEqualTo(Outcome.REDIRECT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401 | {\"message\":\"TF400813: not authorized\"} | SIGN_IN",
        "401 | <html> | SIGN_IN",
        "401 |  | SIGN_IN",
        "429 |  | THROTTLED",
        "403 | {\"message\":\"TF400733: exceeding usage\"} | THROTTLED",
        "500 | {\"message\":\"TF400733: exceeding usage\"} | THROTTLED",
        "403 | {\"message\":\"TF400813: not authorized\"} | FORBIDDEN",
        "404 | {\"message\":\"TF401232: missing\"} | NOT_FOUND",
        "410 |  | NOT_FOUND",
        "400 | {\"message\":\"VS402337: more than 20000\"} | INVALID",
        "400 | {\"count\":1,\"value\":{\"Message\":\"The request is invalid.\"}} | INVALID",
        "400 |  | GATEWAY_REFUSAL",
        "409 |  | CONFLICT",
        "412 |  | CONFLICT",
        "400 | {\"message\":\"x\",\"typeKey\":\"TestPatchOperationFailedException\"} | CONFLICT",
        "400 | {\"message\":\"TF26071: changed by someone else\"} | CONFLICT",
        "400 | {\"message\":\"TF401179: exists\"} | CONFLICT",
        "403 | {\"message\":\"Blocked (globalPatUsageDisabled).\"} | SIGN_IN",
        "400 | {\"message\":\"x\",\"typeKey\":\"GlobalPATUsageDisabled\"} | SIGN_IN",
        "500 | {\"message\":\"globalPatUsageDisabled\"} | SERVER_ERROR",
        "400 | {\"message\":\"globalPATCreationBlocked\"} | INVALID",
        "500 | {\"message\":\"TF26071: changed by someone else\"} | SERVER_ERROR",
        "502 |  | GATEWAY_FAILURE",
        "503 |  | GATEWAY_FAILURE",
        "504 |  | GATEWAY_FAILURE",
        "408 |  | GATEWAY_FAILURE",
        "500 |  | SERVER_ERROR",
        "507 |  | SERVER_ERROR",
        "415 |  | INVALID",
        "405 |  | INVALID",
      })
  void anErrorIsToldByStatusAndBody(int status, String body, Outcome expected) {
    assertThat(outcome(Reply.json(status, body == null ? "" : body))).isEqualTo(expected);
  }

  @Test
  void aSignInPageIsNeverHandedOnAsData() {
    Scenario.of("GET")
        .replies(Reply.typed(203, "text/html", "<html>Sign in</html>"))
        .run()
        .fails(ErrorKind.UNAUTHENTICATED)
        .after(1);
  }

  @Test
  void notModifiedIsAFailureWithItsStatus() {
    assertThat(
            Scenario.of("GET")
                .replies(Reply.empty(304))
                .run()
                .fails(ErrorKind.REDIRECTED)
                .error()
                .status())
        .hasValue(304);
  }

  @Test
  void theExceptionTellsWhatCameBack() {
    var error =
        Scenario.of("GET")
            .replies(
                Reply.json(
                    404,
                    "{\"message\":\"TF401232: Work item 1 does not exist.\","
                        + "\"typeKey\":\"WorkItemUnauthorizedAccessException\"}",
                    "ActivityId",
                    "a-1"))
            .run()
            .error();

    assertThat(error.code()).contains("TF401232");
    assertThat(error.typeKey()).contains("WorkItemUnauthorizedAccessException");
    assertThat(error.activityId()).contains("a-1");
    assertThat(error.method()).contains("GET");
    assertThat(error.url()).contains("https://dev.azure.com/contoso/_apis/things?api-version=7.1");
    assertThat(error.body()).contains("does not exist");
    assertThat(error)
        .hasMessageContaining("Things do failed: TF401232: Work item 1 does not exist.")
        .hasMessageContaining("status 404")
        .hasMessageContaining("check the name or id");
  }

  @ParameterizedTest
  @CsvSource({
    "200, text/html, <html>, HIDDEN",
    "201, TEXT/HTML; charset=utf-8, <html>, HIDDEN",
    "202, application/xhtml+xml, <html>, HIDDEN",
    "200, , ' <!DOCTYPE html><html>', HIDDEN",
    "200, , \uFEFF<HTML lang='en'>, HIDDEN",
    "200, ' ', <html>, HIDDEN",
    "203, text/html, <html>, SIGN_IN",
    "203, , <!doctype html>, SIGN_IN",
    "203, text/html, '', SIGN_IN",
    "200, text/html, '', SUCCESS",
    "204, text/html, '', SUCCESS",
    "205, text/html, x, SUCCESS",
    "200, text/plain, <html>, SUCCESS",
    "200, , {}, SUCCESS",
    "200, , '', SUCCESS",
    "203, , {}, SUCCESS",
  })
  void aPageInAnswerToAChangeIsARefusalUnder203Only(
      int status, String type, String body, Outcome expected) {
    Reply reply = type == null ? untyped(status, body) : Reply.typed(status, type, body);

    assertThat(outcome(false, reply)).isEqualTo(expected);
  }

  private static Reply untyped(int status, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new Reply(Duration.ZERO, HttpResponse.of(status, Headers.none(), bytes), null);
  }

  @ParameterizedTest
  @CsvSource({
    "200, text/html, SIGN_IN",
    "204, text/html, SUCCESS",
    "205, text/html, SUCCESS",
    "200, '', SIGN_IN",
    "204, '', SUCCESS"
  })
  void aPageInAnswerToAReadIsARefusal(int status, String type, Outcome expected) {
    Reply page = type.isEmpty() ? untyped(status, "<html>") : Reply.typed(status, type, "<html>");

    assertThat(outcome(true, page)).isEqualTo(expected);
  }

  @Test
  void aFileOrAPageThatAChangeAskedForIsNone() {
    Reply file =
        Reply.typed(200, "text/html", "<html>", "Content-Disposition", "attachment; filename=a");
    assertThat(outcome(false, file)).isEqualTo(Outcome.SUCCESS);
    Headers asked = Headers.none().with("Accept", "text/html");
    Reply page = Reply.typed(200, "text/html", "<html>");
    assertThat(Outcomes.of(false, asked, Objects.requireNonNull(page.response())))
        .isEqualTo(Outcome.SUCCESS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WorkItemLinkAlreadyExistsException",
        "WikiPageAlreadyExistsException",
        "GitRepositoryNameAlreadyExistsException",
        "ProjectAlreadyExistsException",
        "IdentityAlreadyExistsException",
        "ProcessFieldAlreadyExistsException",
        "DefinitionExistsException",
        "FolderExistsException",
        "VariableGroupExistsException",
        "TaskAgentPoolExistsException",
        "GitPullRequestExistsException",
        "ClassificationNodeDuplicateNameException",
        "DuplicateTagNameException",
        "DuplicateServiceConnectionException",
        "AddMemberIdentityAlreadyMemberException",
        "WikiPageHasConflictsException",
        "ConflictException",
        "GitReferenceStaleException",
        "GitPullRequestStaleException",
        "RevisionConcurrencyException",
        "NameInUseException",
        "NameNotUniqueException",
        "TestPatchOperationFailedException"
      })
  void whoeverCameFirstIsAConflict(String typeKey) {
    String body = "{\"message\":\"m\",\"typeKey\":\"" + typeKey + "\"}";
    assertThat(outcome(Reply.json(400, body))).isEqualTo(Outcome.CONFLICT);
    assertThat(outcome(Reply.json(409, body))).isEqualTo(Outcome.CONFLICT);
    assertThat(outcome(Reply.json(404, body)) == Outcome.CONFLICT)
        .isEqualTo(typeKey.startsWith("TestPatch"));
    assertThat(outcome(Reply.json(502, body))).isEqualTo(Outcome.GATEWAY_FAILURE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ProjectDoesNotExistException",
        "WikiVersionInvalidOrDoesNotExistsException",
        "ThingNoLongerExistsException",
        "ConflictingParametersException",
        "ExistsenceException",
        "AlreadinessException",
        "RuleValidationException",
        "UserException"
      })
  void whatOnlySoundsLikeThatIsNone(String typeKey) {
    String body = "{\"message\":\"m\",\"typeKey\":\"" + typeKey + "\"}";
    assertThat(outcome(Reply.json(400, body))).isEqualTo(Outcome.INVALID);
    assertThat(outcome(Reply.json(500, body))).isEqualTo(Outcome.SERVER_ERROR);
  }

  @Test
  void whatExistsIsAConflictUnder500Too() {
    String body = "{\"message\":\"m\",\"typeKey\":\"DefinitionExistsException\"}";
    assertThat(outcome(Reply.json(500, body))).isEqualTo(Outcome.CONFLICT);
  }

  @Test
  void aPartOfABatchIsJudgedAsTheChangeItIs() {
    HttpResponse page = Objects.requireNonNull(Reply.typed(200, "text/html", "<p>").response());
    HttpResponse late = Objects.requireNonNull(Reply.empty(504).response());
    HttpResponse signIn = Objects.requireNonNull(Reply.typed(203, "text/html", "<p>").response());
    HttpResponse busy = Objects.requireNonNull(Reply.empty(503, "Retry-After", "1").response());

    assertThat(kind(page)).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(kind(late)).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(kind(signIn)).isEqualTo(ErrorKind.UNAUTHENTICATED);
    assertThat(kind(busy)).isEqualTo(ErrorKind.UNAVAILABLE);
    assertThat(PART.read(HttpResponse.of(200, Headers.none(), new byte[0]))).isEmpty();
    String rule =
        "{\"message\":\"m\",\"customProperties\":{\"RuleValidationErrors\":"
            + "[{\"fieldReferenceName\":\"System.Title\",\"errorMessage\":\"empty\"}]}}";
    var error = failure(Objects.requireNonNull(Reply.json(400, rule).response()));
    assertThat(error.reasons()).hasSize(1);
    assertThat(error.method()).contains("PATCH");
  }

  private static final PartialExchange<String> PART =
      new PartialExchange<>(
          Plan.of("It", Scenario.request("PATCH", RequestBody.of("{}"))),
          new Ceilings(null),
          HttpResponse::text);

  private static AzureDevOpsException failure(HttpResponse part) {
    try {
      throw new AssertionError("no failure, but " + PART.read(part));
    } catch (AzureDevOpsException failure) {
      return failure;
    }
  }

  private static ErrorKind kind(HttpResponse part) {
    return failure(part).kind();
  }

  @Test
  void aCertificateThatIsNotTrustedIsNotTriedAgain() {
    IOException distrust =
        new IOException("TLS", new CertificateException("PKIX path building failed"));
    for (Failure.Kind kind : List.of(Failure.Kind.NOT_SENT, Failure.Kind.MAYBE_SENT)) {
      Outcome outcome = Outcomes.of(new Failure(kind, distrust));
      assertThat(outcome).isEqualTo(Outcome.NEVER_SENT);
      assertThat(outcome.retryable(true)).isFalse();
      assertThat(outcome.kind()).isEqualTo(ErrorKind.TRANSPORT);
      assertThat(Outcomes.of(new Failure(kind, new IOException("TLS"))).retryable(true)).isTrue();
    }
  }
}
