// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.okhttp;

import okhttp3.Call;
import okhttp3.EventListener;

/** Notes whether a request has begun to leave, which decides whether it can have arrived. */
final class Progress extends EventListener {
  private volatile boolean requestStarted;

  @Override
  public void requestHeadersStart(Call call) {
    requestStarted = true;
  }

  boolean requestStarted() {
    return requestStarted;
  }
}
