// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Takes the body of an answer into memory, within a limit. */
record Whole(int status, Headers headers, int largest) {
  private static final int LARGEST_ERROR = 1024 * 1024;
  private static final int CHUNK = 8 * 1024;
  // More is not set aside before it has come.
  private static final int BELIEVED = 16 * 1024 * 1024;

  HttpResponse read(InputStream body) throws IOException {
    try (body) {
      byte[] bytes = status < 400 ? all(body) : beginning(body);
      return HttpResponse.of(status, headers, bytes);
    }
  }

  private byte[] all(InputStream body) throws IOException {
    byte[] bytes = new byte[expected()];
    int length = 0;
    while (true) {
      if (length < bytes.length) {
        int read = body.read(bytes, length, bytes.length - length);
        if (read < 0) {
          return Arrays.copyOf(bytes, length);
        }
        length += read;
      } else {
        int next = body.read();
        if (next < 0) {
          return bytes;
        }
        bytes = Arrays.copyOf(bytes, longer(length));
        bytes[length++] = (byte) next;
      }
    }
  }

  /** As much as is announced, if that can be believed; else a piece. */
  private int expected() {
    String announced = headers.first("Content-Length").orElse("");
    int length = 0;
    for (int i = 0; i < announced.length() && length < BELIEVED; i++) {
      char c = announced.charAt(i);
      length = c < '0' || c > '9' ? BELIEVED : length * 10 + (c - '0');
    }
    return Math.min(largest, length == 0 || length >= BELIEVED ? CHUNK : length);
  }

  private int longer(int length) throws TooLargeException {
    if (length >= largest) {
      throw new TooLargeException(largest);
    }
    return (int) Math.min(largest, Math.max(CHUNK, 2L * length));
  }

  /** What an error says about itself; its status is good without, so a broken body is no matter. */
  private byte[] beginning(InputStream body) {
    int most = Math.min(largest, LARGEST_ERROR);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK];
    try {
      int read = body.read(chunk);
      while (read >= 0 && bytes.size() < most) {
        bytes.write(chunk, 0, Math.min(read, most - bytes.size()));
        read = body.read(chunk);
      }
    } catch (IOException broken) {
      // Goes on with what has come.
    }
    return bytes.toByteArray();
  }

  /** The answer does not fit into the memory set aside for one. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException(int limit) {
      super("the body is larger than " + limit + " bytes");
    }
  }
}
