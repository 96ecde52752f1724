// SPDX-License-Identifier: MIT
package io.github.fluentado.core.testing;

import io.github.fluentado.core.exchange.Failure;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What comes of one request: an answer, or a failure, after a while.
 *
 * @param after longer than the limit of the attempt: no answer in time
 */
public record Reply(
    Duration after, @Nullable HttpResponse response, Failure.@Nullable Kind failure) {

  /** An answer with JSON in it. */
  public static Reply json(int status, String body, String... headers) {
    return typed(status, "application/json; charset=utf-8; api-version=7.1", body, headers);
  }

  /** An answer of that media type; header names and values take turns. */
  public static Reply typed(int status, String type, String body, String... headers) {
    return answer(status, headers(headers).and("Content-Type", type), body);
  }

  /** An answer without body and content type. */
  public static Reply empty(int status, String... headers) {
    return answer(status, headers(headers), "");
  }

  private static Reply answer(int status, Headers headers, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new Reply(Duration.ZERO, HttpResponse.of(status, headers, bytes), null);
  }

  /** A failure of the transport. */
  public static Reply broken(Failure.Kind kind) {
    return new Reply(Duration.ZERO, null, kind);
  }

  /** No answer at all. */
  public static Reply stalled() {
    return json(200, "late").after(Duration.ofDays(1));
  }

  public Reply after(Duration time) {
    return new Reply(time, response, failure);
  }

  IOException cause() {
    return new IOException("scripted: " + failure);
  }

  public static Headers headers(String... namesAndValues) {
    Headers headers = Headers.none();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers = headers.and(namesAndValues[i], namesAndValues[i + 1]);
    }
    return headers;
  }
}
