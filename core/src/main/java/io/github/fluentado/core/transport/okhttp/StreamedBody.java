// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.okhttp;

import io.github.fluentado.core.http.RequestBody;
import java.io.IOException;
import java.io.InputStream;
import okhttp3.MediaType;
import okio.BufferedSink;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/** A body that flows from its source to the wire; never whole in memory. */
final class StreamedBody extends okhttp3.RequestBody {
  private final RequestBody body;

  StreamedBody(RequestBody body) {
    this.body = body;
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
    try (InputStream stream = body.open();
        Source source = Okio.source(stream)) {
      sink.writeAll(source);
    }
  }
}
