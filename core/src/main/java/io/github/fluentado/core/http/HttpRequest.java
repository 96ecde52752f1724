// SPDX-License-Identifier: MIT
package io.github.fluentado.core.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One request as it goes out. {@code Content-Length}, {@code Host}, {@code Connection} and {@code
 * Accept-Encoding} belong to the transport and are never among the headers.
 *
 * @param method verb in capitals
 * @param uri absolute, every part encoded: a transport sends it untouched
 * @param body absent for none; not the same as an empty one
 */
public record HttpRequest(String method, URI uri, Headers headers, @Nullable RequestBody body) {

  /** The same request with other headers. */
  public HttpRequest with(Headers other) {
    return new HttpRequest(method, uri, other, body);
  }

  /** The same request to another place. */
  public HttpRequest to(URI other) {
    return new HttpRequest(method, other, headers, body);
  }

  /** The same request with another body. */
  public HttpRequest carrying(@Nullable RequestBody other) {
    return new HttpRequest(method, uri, headers, other);
  }

  /** Whether the request can be sent again as far as its body is concerned. */
  public boolean replayable() {
    return body == null || body.replayable();
  }

  @Override
  public String toString() {
    return method + " " + RedactedUri.of(uri);
  }
}
