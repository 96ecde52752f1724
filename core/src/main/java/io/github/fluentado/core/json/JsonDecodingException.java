// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import org.jspecify.annotations.Nullable;

/**
 * A body is no JSON, or its root is not what the operation answers with.
 *
 * <p>The message names the place and the reason; it holds nothing of the body.
 */
public final class JsonDecodingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String path;
  private final String reason;

  public JsonDecodingException(String path, String reason) {
    this(path, reason, null);
  }

  public JsonDecodingException(String path, String reason, @Nullable Throwable cause) {
    super("JSON at " + path + ": " + reason, cause);
    this.path = path;
    this.reason = reason;
  }

  /** Where, as a JSON path from the root {@code $}. */
  public String path() {
    return path;
  }

  public String reason() {
    return reason;
  }
}
