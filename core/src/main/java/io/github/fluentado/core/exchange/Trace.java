// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Who hears of one run of an operation. Exchanges hand it on in their steps and never call it:
 * drivers do, on the thread of the run. No method of it throws.
 */
public interface Trace {
  /** Nobody. */
  Trace NONE = new Trace() {};

  /** The credential was asked. */
  default void authorized(Duration took, boolean anew, boolean successful) {}

  /** A request is about to be sent; gives the headers to send with it. */
  default Headers attemptBegins(Step.Send<?> send) {
    return send.request().headers();
  }

  /** The request has ended, with an answer or without one. */
  default void attemptEnds(
      Step.Send<?> send,
      Duration took,
      @Nullable HttpResponse response,
      @Nullable Throwable cause) {}

  /** A wait begins. */
  default void waits(Duration duration, Step.Reason reason) {}

  /** So many bytes of a transfer have come; the total is -1 if it is not known. */
  default void progress(long bytes, long total) {}

  /** The operation has ended, with a result or without one. */
  default void ends(@Nullable Object value, @Nullable Throwable error) {}
}
