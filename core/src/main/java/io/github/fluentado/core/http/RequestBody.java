// SPDX-License-Identifier: MIT
package io.github.fluentado.core.http;

import io.github.fluentado.core.error.Check;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a request carries. Opened once for each attempt; a body that cannot be opened twice makes
 * the request one that is never repeated.
 */
public interface RequestBody {
  /** A new stream of the whole content. Called from a thread that may block. */
  InputStream open() throws IOException;

  /** Number of bytes, or -1 if it is not known. */
  long length();

  /** Whether {@link #open} may be called again. */
  default boolean replayable() {
    return true;
  }

  /** The bytes as they are; the array must not be changed afterwards. */
  static RequestBody of(byte[] bytes) {
    return new RequestBody() {
      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }

      @Override
      public long length() {
        return bytes.length;
      }
    };
  }

  /** The text in UTF-8. */
  static RequestBody of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The content of a file, streamed from disk at each attempt.
   *
   * @throws IllegalArgumentException if there is no such file, or it cannot be read
   */
  static RequestBody of(Path file) {
    long length = size(Check.notNull("file", file));
    return new RequestBody() {
      @Override
      public InputStream open() throws IOException {
        return Files.newInputStream(file);
      }

      @Override
      public long length() {
        return length;
      }
    };
  }

  private static long size(Path file) {
    Check.that(Files.isRegularFile(file) && Files.isReadable(file), "file", "cannot be read");
    try {
      return Files.size(file);
    } catch (IOException gone) {
      throw new IllegalArgumentException("file cannot be read", gone);
    }
  }

  /** The base64 text of the content, made while it is sent. */
  static RequestBody base64(RequestBody content) {
    return new Base64Body(Check.notNull("body", content));
  }

  /** A stream that can be read only once, so that its request is never repeated. */
  static RequestBody once(InputStream stream, long length) {
    return new RequestBody() {
      @Override
      public InputStream open() {
        return stream;
      }

      @Override
      public long length() {
        return length;
      }

      @Override
      public boolean replayable() {
        return false;
      }
    };
  }
}
