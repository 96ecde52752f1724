// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.http.Headers;
import java.util.Optional;

/**
 * A result with what came beside it.
 *
 * @param value the result
 * @param status HTTP status, 200 to 299
 * @param headers headers of the answer
 */
public record Response<T>(T value, int status, Headers headers) {

  /** The service's id of the request, which its support asks for. */
  public Optional<String> activityId() {
    return headers.first("ActivityId");
  }

  /** The id that the service carries through all its parts for this request. */
  public Optional<String> endToEndId() {
    return headers.first("X-VSS-E2EID");
  }

  /** The version mark for {@code If-Match}, verbatim with its quotes. */
  public Optional<String> etag() {
    return headers.first("ETag");
  }

  /** What the service tells about the use of its resources; mostly absent. */
  public Optional<RateLimit> rateLimit() {
    return RateLimit.read(headers);
  }

  /** Names the status; the value and the headers may be private. */
  @Override
  public String toString() {
    return "Response[status=" + status + "]";
  }
}
