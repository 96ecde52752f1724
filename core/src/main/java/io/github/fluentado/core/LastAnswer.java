// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.exchange.Recorder;
import io.github.fluentado.core.http.Headers;

/** Remembers the last answer of one run that gave a result. */
final class LastAnswer implements Recorder {
  // Parts of a run may go on beside each other.
  private volatile Response<Done> latest = new Response<>(Done.DONE, 0, Headers.none());

  @Override
  public void answered(int status, Headers headers) {
    latest = new Response<>(Done.DONE, status, headers);
  }

  <T> Response<T> with(T value) {
    Response<Done> seen = latest;
    return new Response<>(value, seen.status(), seen.headers());
  }
}
