// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.run.RetryPolicy;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer that is still to be read, with what the rest of its way needs. Closing it
 * ends the operation for those who hear of it; any thread may close it.
 */
public final class OpenBody extends FilterInputStream {
  private final @Nullable HttpRequest request;
  private final @Nullable Port port;
  private final Trace trace;
  private final Deadline limit;
  private final Duration silence;
  private final RetryPolicy retry;
  private final AtomicBoolean open = new AtomicBoolean(true);

  OpenBody(
      InputStream body,
      @Nullable HttpRequest request,
      @Nullable Port port,
      Trace trace,
      Deadline limit,
      Duration silence,
      RetryPolicy retry) {
    super(body);
    this.request = request;
    this.port = port;
    this.trace = trace;
    this.limit = limit;
    this.silence = silence;
    this.retry = retry;
  }

  /** A stream that comes from elsewhere, without limits. */
  static OpenBody of(InputStream body) {
    return body instanceof OpenBody known
        ? known
        : new OpenBody(
            body,
            null,
            null,
            Trace.NONE,
            new Deadline(Duration.ofDays(36_500), null),
            Duration.ofDays(36_500),
            RetryPolicy.none());
  }

  /** When all of it must be over, if that stream is such a body. */
  public static @Nullable Deadline limit(InputStream stream) {
    return stream instanceof OpenBody known ? known.limit : null;
  }

  /** Whether, and when, to ask for the rest if that stream breaks off. */
  public static RetryPolicy retry(InputStream stream) {
    return stream instanceof OpenBody known ? known.retry : RetryPolicy.none();
  }

  /** What it answers, if that is known. */
  @Nullable HttpRequest request() {
    return request;
  }

  @Nullable Port port() {
    return port;
  }

  Trace trace() {
    return trace;
  }

  /** When all of it must be over. */
  Deadline limit() {
    return limit;
  }

  /** How long nothing may come. */
  Duration silence() {
    return silence;
  }

  /** Whether this is the first to tell that it has ended. */
  boolean ends() {
    return open.compareAndSet(true, false);
  }

  /** Ends a read that is under way, and tells nobody. */
  void cut() throws IOException {
    super.close();
  }

  @Override
  public void close() throws IOException {
    try {
      super.close();
    } finally {
      if (ends()) {
        trace.ends(null, null);
      }
    }
  }
}
