// SPDX-License-Identifier: MIT
package io.github.fluentado.core.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer: status, headers, and either the whole body or, for a download, a stream that is still
 * open and belongs to whoever holds this.
 */
public final class HttpResponse {
  private final int status;
  private final Headers headers;
  private final byte[] bytes;
  private final @Nullable InputStream stream;

  private HttpResponse(int status, Headers headers, byte[] bytes, @Nullable InputStream stream) {
    this.status = status;
    this.headers = headers;
    this.bytes = bytes;
    this.stream = stream;
  }

  /** An answer that has been read to its end. */
  public static HttpResponse of(int status, Headers headers, byte[] body) {
    return new HttpResponse(status, headers, body, null);
  }

  /** An answer whose body is still to be read. */
  public static HttpResponse streaming(int status, Headers headers, InputStream body) {
    return new HttpResponse(status, headers, new byte[0], body);
  }

  public int status() {
    return status;
  }

  public Headers headers() {
    return headers;
  }

  /** The whole body; empty while it is a {@link #stream}. */
  public byte[] bytes() {
    return bytes;
  }

  /** The open body of a download. */
  public Optional<InputStream> stream() {
    return Optional.ofNullable(stream);
  }

  /** Closes the open body, if there is one, when nobody will read it. */
  public void discard() {
    if (stream != null) {
      try {
        stream.close();
      } catch (IOException alreadyBroken) {
        // Nothing is lost: the content is not wanted.
      }
    }
  }

  /** Whether the status is 200 to 299. */
  public boolean successful() {
    return status >= 200 && status <= 299;
  }

  /** Media type in lower case without parameters, or empty text if none is given. */
  public String mediaType() {
    return mediaType(headers);
  }

  /** Media type that the headers give, in lower case without parameters, or empty text. */
  public static String mediaType(Headers headers) {
    String value = headers.first("Content-Type").orElse("");
    int end = value.indexOf(';');
    return (end < 0 ? value : value.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  /**
   * The body as text: in the charset that the headers name, UTF-8 if they name none or none known.
   */
  public String text() {
    String text = new String(bytes, charset());
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private Charset charset() {
    String value = headers.first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    int start = value.indexOf("charset=");
    if (start < 0) {
      return StandardCharsets.UTF_8;
    }
    String name = value.substring(start + "charset=".length()).split("[;,\\s]", 2)[0];
    try {
      return Charset.forName(name.replace("\"", ""));
    } catch (IllegalArgumentException unknown) {
      return StandardCharsets.UTF_8;
    }
  }
}
