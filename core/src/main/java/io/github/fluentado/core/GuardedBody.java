// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.http.HttpResponse;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.Cleaner;

/**
 * An open body that frees its connection even if whoever got it forgets to close it: when nobody
 * can reach it any more.
 */
final class GuardedBody extends FilterInputStream {
  private final Forgotten forgotten;
  private final Cleaner.Cleanable guard;

  GuardedBody(InputStream body, Cleaner cleaner) {
    super(body);
    this.forgotten = new Forgotten(body);
    this.guard = cleaner.register(this, forgotten);
  }

  /** The answer, whose open body, if it has one, is guarded. */
  static HttpResponse guarded(HttpResponse response, Cleaner cleaner) {
    InputStream body = response.stream().orElse(null);
    return body == null
        ? response
        : HttpResponse.streaming(
            response.status(), response.headers(), new GuardedBody(body, cleaner));
  }

  @Override
  public void close() throws IOException {
    forgotten.closed = true;
    try {
      super.close();
    } finally {
      guard.clean();
    }
  }

  // Must not hold the guarded stream, or it would never be forgotten.
  private static final class Forgotten implements Runnable {
    private final InputStream body;
    private volatile boolean closed;

    Forgotten(InputStream body) {
      this.body = body;
    }

    @Override
    public void run() {
      if (closed) {
        return;
      }
      try {
        Log.warn("a download was never closed; its connection is freed now");
        body.close();
      } catch (Throwable broken) {
        // Nothing is lost: nobody could read it any more.
      }
    }
  }
}
