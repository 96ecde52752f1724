// SPDX-License-Identifier: MIT
package io.github.fluentado.core.drive;

import io.github.fluentado.core.exchange.Event;
import io.github.fluentado.core.exchange.Port;
import io.github.fluentado.core.exchange.Step;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * An act that is under way. Whoever claims it, by what came of it or by cancelling, goes on with
 * the run; nobody else may.
 */
final class Pending {
  private final Step.Act<?> act;
  private final Port port;
  private final @Nullable Executor only;
  private final CompletableFuture<?> work;
  private final Account account;
  private final AtomicBoolean claimed = new AtomicBoolean();

  Pending(Account account, @Nullable Executor only, CompletableFuture<?> work) {
    this.act = account.act();
    this.port = account.port();
    this.only = only;
    this.work = work;
    this.account = account;
  }

  CompletableFuture<?> work() {
    return work;
  }

  boolean claim() {
    return claimed.compareAndSet(false, true);
  }

  /** Where the run goes on. */
  Executor executor() {
    return only == null ? port.executor() : only;
  }

  /** Whether the run may go on where it is, on the thread that has ended the work. */
  boolean goesOnHere() {
    return only == null && port.neverStarves() && work instanceof Lending lent && lent.lends();
  }

  /** Completes when the run is out of time; absent where its executor will notice that anyway. */
  @Nullable CompletableFuture<Void> alarm() {
    Step.Late late = act instanceof Step.Wait<?> wait ? wait.late() : null;
    return late == null
            || only != null
            || port.neverStarves()
            || late.left().compareTo(Duration.ZERO) <= 0
        ? null
        : port.pause(late.left());
  }

  /** What to say then. */
  Throwable late() {
    Step.Late late = act instanceof Step.Wait<?> wait ? wait.late() : null;
    return late == null ? new IllegalStateException("the run has no end") : late.error().get();
  }

  /** Stops the work and frees what has come of it. */
  void cancel(Throwable reason) {
    if (!work.cancel(true) && !work.isCompletedExceptionally()) {
      Acts.discard(event());
    } else {
      account.abandoned(reason);
    }
  }

  /** What has come of it. Only when the work is done; tells observers. */
  Event event() {
    try {
      return account.success(work.join());
    } catch (CompletionException failed) {
      return account.failure(failed.getCause() == null ? failed : failed.getCause());
    } catch (RuntimeException cancelled) {
      return account.failure(cancelled);
    }
  }
}
