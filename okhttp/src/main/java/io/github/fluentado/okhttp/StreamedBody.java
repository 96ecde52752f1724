// SPDX-License-Identifier: MIT
package io.github.fluentado.okhttp;

import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.transport.TransportException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.MediaType;
import okio.BufferedSink;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/**
 * A body that flows from its source to the wire; never whole in memory. Opened before anything is
 * sent, so that what cannot be opened has sent nothing.
 */
final class StreamedBody extends okhttp3.RequestBody implements AutoCloseable {
  private final RequestBody body;
  private final AtomicReference<@Nullable InputStream> opened = new AtomicReference<>();

  StreamedBody(RequestBody body) {
    this.body = body;
  }

  void open() throws TransportException {
    try {
      opened.set(body.open());
    } catch (IOException | RuntimeException unreadable) {
      throw new TransportException(
          false,
          true,
          "the body of the request cannot be opened: " + unreadable.getMessage(),
          unreadable);
    }
  }

  /**
   * None: the content type is among the headers already, and OkHttp would put another beside it.
   */
  @Override
  public @Nullable MediaType contentType() {
    return null;
  }

  @Override
  public long contentLength() {
    return body.length();
  }

  @Override
  public boolean isOneShot() {
    return !body.replayable();
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    InputStream first = opened.getAndSet(null);
    try (InputStream stream = first == null ? body.open() : first;
        Source source = Okio.source(stream)) {
      sink.writeAll(source);
    }
  }

  /** Closes what was opened and never sent. */
  @Override
  public void close() throws IOException {
    InputStream unused = opened.getAndSet(null);
    if (unused != null) {
      unused.close();
    }
  }
}
