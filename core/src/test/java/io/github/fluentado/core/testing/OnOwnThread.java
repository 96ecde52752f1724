// SPDX-License-Identifier: MIT
package io.github.fluentado.core.testing;

import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.transport.Transport;
import java.util.concurrent.CompletableFuture;

/**
 * Another transport, made to send each request on a thread that waits. So whatever is asked of one
 * way of sending is asked of the other by the same test.
 */
public final class OnOwnThread implements Transport {
  private final Transport inner;

  public OnOwnThread(Transport inner) {
    this.inner = inner;
  }

  @Override
  public <R> CompletableFuture<R> send(HttpRequest request, Receiver<R> receiver) {
    Trip<R> trip = inner.trip(request, receiver).orElseThrow();
    CompletableFuture<R> answer =
        new CompletableFuture<>() {
          @Override
          public boolean cancel(boolean mayInterruptIfRunning) {
            boolean cancelled = super.cancel(mayInterruptIfRunning);
            trip.cancel();
            return cancelled;
          }
        };
    Thread thread =
        new Thread(
            () -> {
              try {
                answer.complete(trip.send());
              } catch (Throwable failed) {
                answer.completeExceptionally(failed);
              }
            },
            "own");
    thread.setDaemon(true);
    thread.start();
    return answer;
  }

  @Override
  public boolean tellsLeaving() {
    return inner.tellsLeaving();
  }

  @Override
  public void close() {
    inner.close();
  }

  @Override
  public String toString() {
    return inner + " on the caller's thread";
  }
}
