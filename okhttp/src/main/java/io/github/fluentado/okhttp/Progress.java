// SPDX-License-Identifier: MIT
package io.github.fluentado.okhttp;

import io.github.fluentado.core.transport.Transport.Receiver;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** What is to be known of a call under way beside its answer. */
final class Progress extends EventListener {
  private final Receiver<?> receiver;
  private final Consumer<Call> ended;
  private final Consumer<Connection> released;
  private volatile Runnable lookup = () -> {};
  private volatile boolean left;
  private volatile List<String> retryAfter = List.of();
  private volatile @Nullable Response begun;

  /**
   * @param ended called when nothing of the call is open any more, its body included
   * @param released called with each connection that the call gives back
   */
  Progress(Receiver<?> receiver, Consumer<Call> ended, Consumer<Connection> released) {
    this.receiver = receiver;
    this.ended = ended;
    this.released = released;
  }

  /** Sets what to do on a thread that is about to look up a name. */
  void beforeLookup(Runnable action) {
    lookup = action;
  }

  @Override
  public void dnsStart(Call call, String domainName) {
    lookup.run();
  }

  @Override
  public void responseHeadersEnd(Call call, Response response) {
    begun = response;
  }

  @Override
  public void connectionReleased(Call call, Connection connection) {
    released.accept(connection);
  }

  @Override
  public void callEnd(Call call) {
    ended.accept(call);
  }

  @Override
  public void callFailed(Call call, IOException cause) {
    ended.accept(call);
  }

  /** The request is about to leave; false if it must not any more. */
  boolean leave() {
    left = left || receiver.leaving();
    return left;
  }

  /** Whether the request has begun to leave, so that it can have arrived. */
  boolean left() {
    return left;
  }

  /** Status and headers of the answer as soon as they have come, even if OkHttp then throws. */
  @Nullable Response begun() {
    return begun;
  }

  void keepRetryAfter(List<String> values) {
    retryAfter = values;
  }

  /** The values that {@link Obedience} has put aside. */
  List<String> retryAfter() {
    return retryAfter;
  }
}
