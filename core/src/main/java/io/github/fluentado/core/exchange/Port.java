// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.credential.Authorization;
import io.github.fluentado.core.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * A client's side to the world. Exchanges name it in their steps and never call it: drivers do.
 * Cancelling a future that comes from here stops the work behind it.
 */
public interface Port {
  /** The time and a random number. */
  Moment moment();

  /** Sends; fails with {@link StepFailure} only. */
  CompletableFuture<HttpResponse> send(Step.Send<?> step);

  /** Asks the credential; fails with {@link StepFailure} only. */
  CompletableFuture<Authorization> authorize(Step.Authorize<?> step);

  /** Completes when the time is over. Holds no thread. */
  CompletableFuture<Void> pause(Step.Pause<?> step);

  /** Where asynchronous runs go on, users' functions included. */
  Executor executor();
}
