// SPDX-License-Identifier: MIT
package io.github.fluentado.core.credential;

import io.github.fluentado.core.error.Check;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds one token and renews it: early, so that no request meets its end, and at most once at a
 * time, so that a thousand callers at the moment of expiry cause one request for a token.
 */
final class ExpiringCredential implements Credential {
  private static final Duration EARLY = Duration.ofMinutes(2);
  private static final CompletableFuture<AccessToken> NOTHING =
      CompletableFuture.failedFuture(new IllegalStateException("no token yet"));

  private final Supplier<AccessToken> supplier;
  private final Executor executor;
  // The one cell that moves: the token held, or the request for it that is under way.
  private final AtomicReference<CompletableFuture<AccessToken>> held =
      new AtomicReference<>(NOTHING);

  ExpiringCredential(Supplier<AccessToken> supplier) {
    this(supplier, ExpiringCredential::onThreadOfItsOwn);
  }

  ExpiringCredential(Supplier<AccessToken> supplier, Executor executor) {
    this.supplier = supplier;
    this.executor = executor;
  }

  @Override
  public CompletionStage<Authorization> authorize(Instant now, @Nullable Authorization rejected) {
    CompletableFuture<AccessToken> seen = current();
    CompletableFuture<AccessToken> usable = usable(seen, now, rejected) ? seen : renewed(seen);
    // A copy, so that a caller who cancels does not cancel for the others.
    return usable.thenApply(token -> Authorization.bearer(token.token()));
  }

  private static boolean usable(
      CompletableFuture<AccessToken> token, Instant now, @Nullable Authorization rejected) {
    if (!token.isDone()) {
      return true;
    }
    if (token.isCompletedExceptionally()) {
      return false;
    }
    AccessToken held = token.join();
    return now.isBefore(held.expiresAt().minus(EARLY))
        && !Authorization.bearer(held.token()).equals(rejected);
  }

  private CompletableFuture<AccessToken> current() {
    return Objects.requireNonNull(held.get());
  }

  private CompletableFuture<AccessToken> renewed(CompletableFuture<AccessToken> seen) {
    CompletableFuture<AccessToken> fresh = new CompletableFuture<>();
    if (!held.compareAndSet(seen, fresh)) {
      return current();
    }
    try {
      executor.execute(() -> supply(fresh));
    } catch (RuntimeException refused) {
      fresh.completeExceptionally(refused);
    }
    return fresh;
  }

  private void supply(CompletableFuture<AccessToken> fresh) {
    try {
      fresh.complete(Check.notNull("token", supplier.get()));
    } catch (Throwable failure) {
      fresh.completeExceptionally(failure);
    }
  }

  private static void onThreadOfItsOwn(Runnable task) {
    Thread thread = new Thread(task, "fluent-ado-token");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    held.set(NOTHING);
  }

  @Override
  public String toString() {
    return "Credential[***]";
  }
}
