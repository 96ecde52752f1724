// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.exchange.Failure;
import io.github.fluentado.core.exchange.StepFailure;
import io.github.fluentado.core.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One request under way. It ends once, by an answer, a failure, or cancelling; who watches hears of
 * it before the run goes on.
 */
final class Sending extends CompletableFuture<HttpResponse> {
  private final CompletableFuture<HttpResponse> work;
  private final Consumer<@Nullable HttpResponse> ended;
  private final AtomicBoolean over = new AtomicBoolean();

  Sending(CompletableFuture<HttpResponse> work, Consumer<@Nullable HttpResponse> ended) {
    this.work = work;
    this.ended = ended;
  }

  void answer(HttpResponse response) {
    if (over.compareAndSet(false, true)) {
      ended.accept(response);
      complete(response);
    } else {
      response.discard();
    }
  }

  /** Whether that is what ended it. */
  boolean fail(Failure failure) {
    boolean first = over.compareAndSet(false, true);
    if (first) {
      ended.accept(null);
      completeExceptionally(new StepFailure(failure));
    }
    return first;
  }

  // The work too when it is done, as the body that it gave may still be open.
  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    if (over.compareAndSet(false, true)) {
      ended.accept(null);
    }
    work.cancel(mayInterruptIfRunning);
    return super.cancel(mayInterruptIfRunning);
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
