// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.error.ServiceError;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpResponse;
import java.time.Instant;
import java.util.Set;

/** Tells what an answer means, by status, headers and what the service says in the body. */
final class Outcomes {
  private static final String USAGE_EXCEEDED = "TF400733";
  private static final Set<String> CHANGED_MEANWHILE =
      Set.of(
          "TestPatchOperationFailedException",
          "WorkItemRevisionMismatchException",
          "GitPullRequestExistsException");
  private static final Set<String> CHANGED_MEANWHILE_CODES = Set.of("TF26071", "TF401179");

  private Outcomes() {}

  static Outcome of(Headers asked, HttpResponse response) {
    if (SignIn.redirect(response) || SignIn.page(asked, response.status(), response.headers())) {
      return Outcome.SIGN_IN;
    }
    if (response.successful()) {
      return Outcome.SUCCESS;
    }
    if (response.status() < 400) {
      return Outcome.REDIRECT;
    }
    return failure(response, ErrorBodies.read(response));
  }

  private static Outcome failure(HttpResponse response, ServiceError error) {
    int status = response.status();
    if (status == 429 || error.code().filter(USAGE_EXCEEDED::equals).isPresent()) {
      return Outcome.THROTTLED;
    }
    if (status < 500 && changedMeanwhile(error)) {
      return Outcome.CONFLICT;
    }
    return switch (status) {
      case 401 -> Outcome.SIGN_IN;
      case 403 -> Outcome.FORBIDDEN;
      case 404, 410 -> Outcome.NOT_FOUND;
      case 409, 412 -> Outcome.CONFLICT;
      case 400 ->
          ErrorBodies.document(response).isPresent() ? Outcome.INVALID : Outcome.GATEWAY_REFUSAL;
      case 408, 502, 504 -> Outcome.GATEWAY_FAILURE;
      case 503 -> unavailable(response);
      default -> status < 500 ? Outcome.INVALID : Outcome.SERVER_ERROR;
    };
  }

  private static boolean changedMeanwhile(ServiceError error) {
    return error.typeKey().filter(CHANGED_MEANWHILE::contains).isPresent()
        || error.code().filter(CHANGED_MEANWHILE_CODES::contains).isPresent();
  }

  private static Outcome unavailable(HttpResponse response) {
    if (response.headers().first("X-VSS-HostOfflineError").isPresent()) {
      return Outcome.OFFLINE;
    }
    return RetryAfter.read(response.headers(), Instant.EPOCH).isPresent()
        ? Outcome.BUSY
        : Outcome.GATEWAY_FAILURE;
  }

  static Outcome of(Failure failure) {
    return switch (failure.kind()) {
      case NOT_SENT -> Outcome.NOT_SENT;
      case REFUSED -> Outcome.NEVER_SENT;
      case NOT_BEGUN -> Outcome.NOT_BEGUN;
      case MAYBE_SENT -> Outcome.LOST;
      case TIMED_OUT -> Outcome.TIMED_OUT;
      case NO_CREDENTIAL -> Outcome.NO_CREDENTIAL;
      case CLOSED -> Outcome.CLOSED;
      case TOO_LARGE, WORK -> Outcome.TOO_LARGE;
    };
  }
}
