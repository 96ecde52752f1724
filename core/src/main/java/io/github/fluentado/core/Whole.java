// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Takes the body of an answer into memory, within a limit. */
record Whole(int status, Headers headers, int largest) {
  private static final int LARGEST_ERROR = 1024 * 1024;
  private static final int CHUNK = 8 * 1024;

  HttpResponse read(InputStream body) throws IOException {
    try (body) {
      byte[] bytes = status < 400 ? all(body) : beginning(body);
      return HttpResponse.of(status, headers, bytes);
    }
  }

  private byte[] all(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(largest);
    if (bytes.length == largest && body.read() >= 0) {
      throw new TooLargeException(largest);
    }
    return bytes;
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
