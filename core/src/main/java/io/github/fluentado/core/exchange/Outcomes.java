// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.error.RootCause;
import io.github.fluentado.core.error.ServiceError;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpResponse;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells what an answer means, by status, headers and what the service says in the body. */
final class Outcomes {
  private static final String USAGE_EXCEEDED = "TF400733";
  private static final String STOPPED_TOKEN = "globalpatusagedisabled";

  private Outcomes() {}

  /**
   * What an answer means.
   *
   * @param reading whether the request changes nothing: what is only a page in place of the answer
   *     to it may hide a change that was made
   * @param asked headers of the request
   */
  static Outcome of(boolean reading, Headers asked, HttpResponse response) {
    if (SignIn.redirect(response) || SignIn.refusal(reading, asked, response)) {
      return Outcome.SIGN_IN;
    }
    if (response.successful()) {
      return !reading && SignIn.page(asked, response) ? Outcome.HIDDEN : Outcome.SUCCESS;
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
    if (Conflicts.tells(status, error)) {
      return Outcome.CONFLICT;
    }
    if (status < 500 && isStoppedToken(error)) {
      return Outcome.SIGN_IN;
    }
    return switch (status) {
      case 401 -> Outcome.SIGN_IN;
      case 403 -> Outcome.FORBIDDEN;
      case 404, 410 -> Outcome.NOT_FOUND;
      case 409, 412 -> Outcome.CONFLICT;
      case 400 -> badRequest(response, error);
      case 408, 502, 504 -> Outcome.GATEWAY_FAILURE;
      case 503 -> unavailable(response);
      default -> status < 500 ? Outcome.INVALID : Outcome.SERVER_ERROR;
    };
  }

  /** A personal access token for all organizations, whatever status its end comes under. */
  private static boolean isStoppedToken(ServiceError error) {
    return Stream.of(error.typeKey(), error.message())
        .flatMap(Optional::stream)
        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(STOPPED_TOKEN));
  }

  private static Outcome badRequest(HttpResponse response, ServiceError error) {
    boolean tooNew =
        VersionRefusal.read(error)
            .filter(refusal -> refusal.kind() == VersionRefusal.Kind.OUT_OF_RANGE)
            .isPresent();
    if (tooNew) {
      return Outcome.NOT_SUPPORTED;
    }
    return ErrorBodies.document(response).isPresent() ? Outcome.INVALID : Outcome.GATEWAY_REFUSAL;
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
      case REFUSED -> Outcome.NEVER_SENT;
      case NOT_BEGUN -> Outcome.NOT_BEGUN;
      case NOT_SENT -> lost(failure, Outcome.NOT_SENT);
      case MAYBE_SENT -> lost(failure, Outcome.LOST);
      case TIMED_OUT -> Outcome.TIMED_OUT;
      case NO_CREDENTIAL -> Outcome.NO_CREDENTIAL;
      case CLOSED -> Outcome.CLOSED;
      case TOO_LARGE, WORK -> Outcome.TOO_LARGE;
    };
  }

  // Certificates are looked at before anything is sent, and look the same the next time.
  private static Outcome lost(Failure failure, Outcome otherwise) {
    return RootCause.isUntrustedCertificate(failure.cause()) ? Outcome.NEVER_SENT : otherwise;
  }
}
