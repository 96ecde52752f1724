// SPDX-License-Identifier: MIT
package io.github.fluentado.okhttp;

import io.github.fluentado.core.transport.wire.Flight;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;

/** The future of one request, and OkHttp's callback for it. */
final class Answer<R> extends CompletableFuture<R> implements Callback, Flight.Passenger {
  private final Passage<R> passage;
  private final Flight flight;
  private final AtomicBoolean flying = new AtomicBoolean();

  Answer(Passage<R> passage, Flight flight) {
    this.passage = passage;
    this.flight = flight;
  }

  @Override
  public boolean takeOff() {
    if (isDone()) {
      return false;
    }
    flying.set(true);
    return true;
  }

  @Override
  public void go() {
    passage.going().enqueue(this);
  }

  @Override
  public void stay() {
    completeExceptionally(passage.unsent(OkHttpTransport.CLOSED));
  }

  private void land() {
    if (flying.compareAndSet(true, false)) {
      flight.landed();
    }
  }

  @Override
  public void onFailure(Call failed, IOException cause) {
    land();
    completeExceptionally(passage.failure(cause));
  }

  @Override
  public void onResponse(Call answered, Response response) {
    try {
      R value = passage.received(response);
      land();
      if (!complete(value)) {
        // Nobody will read it.
        passage.cancel();
      }
    } catch (Throwable broken) {
      land();
      completeExceptionally(broken);
    }
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    passage.cancel();
    return cancelled;
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
