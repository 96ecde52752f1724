// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.front;

import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.http.HttpRequest;
import java.util.Optional;

/** Lets pages of any origin in: without a word about it, a browser hides each answer from them. */
final class Cors {
  private static final String METHODS = "OPTIONS,GET,POST,PATCH,PUT,DELETE";
  private static final String SHOWN =
      "ActivityId,X-TFS-Session,X-MS-ContinuationToken,ETag,Location,Retry-After";

  private Cors() {}

  /** The answer to what a browser asks before the request itself, when it carries no token yet. */
  static Optional<HttpAnswer> preflight(HttpRequest request) {
    boolean asks =
        request.method().equals("OPTIONS")
            && request.headers().first("Origin").isPresent()
            && request.headers().first("Access-Control-Request-Method").isPresent();
    return asks ? Optional.of(permission(request)) : Optional.empty();
  }

  private static HttpAnswer permission(HttpRequest request) {
    String wanted = request.headers().first("Access-Control-Request-Headers").orElse("");
    HttpAnswer answer =
        HttpAnswer.empty(200)
            .with("Access-Control-Allow-Methods", METHODS)
            .with("Access-Control-Max-Age", "3600");
    return wanted.isEmpty() ? answer : answer.with("Access-Control-Allow-Headers", wanted);
  }

  /** The answer with what a browser must read to show it; as it is to all other clients. */
  static HttpAnswer shown(HttpAnswer answer, HttpRequest request) {
    return request.headers().first("Origin").isEmpty()
        ? answer
        : answer
            .with("Access-Control-Allow-Origin", "*")
            .with("Access-Control-Expose-Headers", SHOWN);
  }
}
