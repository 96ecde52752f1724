// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.credential.Authorization;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.run.Run;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A client's side to the world. Exchanges name it in their steps and never call it: drivers do.
 * Cancelling a future that comes from here stops the work behind it.
 */
public interface Port {
  /** The time and a random number. */
  Moment moment();

  /** Tells observers that a run comes here for the first time, though no operation begins yet. */
  default void joined(Run run) {}

  /**
   * Tells observers that an operation begins.
   *
   * @param run the same for all operations of one run
   */
  Trace begin(Plan plan, Run run);

  /** Sends, with the headers given; fails with {@link StepFailure} only. */
  CompletableFuture<HttpResponse> send(Step.Send<?> step);

  /**
   * Sends on the calling thread, which waits, if there is such a way.
   *
   * @return null if there is only {@link #send}; nothing was sent then
   * @throws InterruptedException if the thread was interrupted meanwhile
   */
  default @Nullable HttpResponse sendHere(Step.Send<?> step)
      throws StepFailure, InterruptedException {
    return null;
  }

  /** Asks the credential; fails with {@link StepFailure} only. */
  CompletableFuture<Authorization> authorize(Step.Authorize<?> step);

  /** Completes when the time is over, or fails with {@link StepFailure}. Holds no thread. */
  CompletableFuture<Void> pause(Duration duration);

  /** Looks at work on a thread that may block; gives null if it goes on. */
  CompletableFuture<Object> work(Step.Work<?> step);

  /** Where asynchronous runs go on, users' functions included. */
  Executor executor();

  /**
   * Whether that executor always finds a thread. If not, a run must not rely on it to notice that
   * it is out of time.
   */
  boolean neverStarves();
}
