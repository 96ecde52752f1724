// SPDX-License-Identifier: MIT
package io.github.fluentado.core.http;

import java.util.Optional;

/**
 * By what a file is known to be the same, byte for byte, when a part of it is asked for: a strong
 * {@code ETag}, else {@code Last-Modified}.
 *
 * @param text as {@code If-Range} takes it
 */
public record Validator(String text) {

  /** Of the file that an answer has; absent if the server gives none that can be relied on. */
  public static Optional<Validator> of(Headers headers) {
    Optional<String> tag = headers.first("ETag").map(String::strip);
    if (tag.isPresent()) {
      // A weak one holds for what is only equivalent, and must not be sent with If-Range.
      return tag.filter(text -> text.startsWith("\"") && text.length() > 2).map(Validator::new);
    }
    return headers
        .first("Last-Modified")
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .map(Validator::new);
  }

  /** Whether an answer does not say that it is another file. */
  public boolean allows(Headers headers) {
    return of(headers).map(this::equals).orElse(true);
  }
}
