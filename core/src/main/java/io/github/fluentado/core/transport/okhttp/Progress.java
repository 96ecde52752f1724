// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.okhttp;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.EventListener;

/** What is to be known of a call under way beside its answer. */
final class Progress extends EventListener {
  private final Consumer<Call> ended;
  private volatile boolean requestStarted;
  private volatile List<String> retryAfter = List.of();

  /**
   * @param ended called when nothing of the call is open any more, its body included
   */
  Progress(Consumer<Call> ended) {
    this.ended = ended;
  }

  @Override
  public void requestHeadersStart(Call call) {
    requestStarted = true;
  }

  @Override
  public void callEnd(Call call) {
    ended.accept(call);
  }

  @Override
  public void callFailed(Call call, IOException cause) {
    ended.accept(call);
  }

  /** Whether the request has begun to leave, so that it can have arrived. */
  boolean requestStarted() {
    return requestStarted;
  }

  void keepRetryAfter(List<String> values) {
    retryAfter = values;
  }

  /** The values that {@link NoFollowUp} has put aside. */
  List<String> retryAfter() {
    return retryAfter;
  }
}
