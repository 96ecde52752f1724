// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.transport.Transport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Takes attachments of any size and keeps nothing of them, but looks at each byte. */
final class CountingTransport implements Transport {
  private static final String ANSWER =
      "{\"id\":\"00000000-0000-0000-0000-000000000001\",\"url\":\"https://dev.azure.com/x\"}";

  private final List<String> sent = new ArrayList<>();
  private @Nullable Generated watched;
  private long furthestAhead;

  /** A content of any length, each byte of which tells its place. */
  static final class Generated extends InputStream {
    private final long length;
    private long given;

    Generated(long length) {
      this.length = length;
    }

    static byte at(long place) {
      return (byte) (place ^ (place >> 8) ^ (place >> 16));
    }

    @Override
    public int read() {
      return given == length ? -1 : at(given++) & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int size) {
      int count = (int) Math.min(size, length - given);
      for (int i = 0; i < count; i++) {
        target[offset + i] = at(given++);
      }
      return count == 0 && size > 0 ? -1 : count;
    }
  }

  /** Looks how far the content is read before it is sent. */
  synchronized Generated watching(long length) {
    Generated content = new Generated(length);
    watched = content;
    return content;
  }

  /** The most bytes that were read of a content and not sent yet. */
  synchronized long furthestAhead() {
    return furthestAhead;
  }

  /** Verb, range and length of what was sent since this was last asked. */
  synchronized List<String> sent() {
    List<String> all = List.copyOf(sent);
    sent.clear();
    return all;
  }

  @Override
  public synchronized <R> CompletableFuture<R> send(HttpRequest request, Receiver<R> receiver) {
    try {
      String range = request.headers().first("Content-Range").orElse("-");
      long from = range.equals("-") ? 0 : Long.parseLong(range.split("[ -]", -1)[1]);
      sent.add(request.method() + " " + range + " " + taken(request.body(), from));
      Headers headers = Headers.none().with("Content-Type", "application/json");
      return CompletableFuture.completedFuture(
          receiver.receive(200, headers, new ByteArrayInputStream(ANSWER.getBytes(UTF_8))));
    } catch (IOException | RuntimeException broken) {
      return CompletableFuture.failedFuture(broken);
    }
  }

  private long taken(@Nullable RequestBody body, long from) throws IOException {
    if (body == null) {
      return 0;
    }
    long place = from;
    byte[] piece = new byte[64 * 1024];
    try (InputStream stream = body.open()) {
      for (int read = stream.read(piece); read >= 0; read = stream.read(piece)) {
        Generated content = watched;
        if (content != null) {
          furthestAhead = Math.max(furthestAhead, content.given - place - read);
        }
        for (int i = 0; i < read; i++) {
          if (piece[i] != Generated.at(place + i)) {
            throw new IllegalStateException("another byte at " + (place + i));
          }
        }
        place += read;
      }
    }
    return place - from;
  }

  @Override
  public void close() {}
}
