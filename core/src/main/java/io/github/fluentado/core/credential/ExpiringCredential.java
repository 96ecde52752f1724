// SPDX-License-Identifier: MIT
package io.github.fluentado.core.credential;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds one token and renews it: early, so that no request meets its end, and once for all who ask
 * meanwhile, so that a thousand callers at the moment of expiry cause one request for a token.
 *
 * <p>Time is the client's and comes with each question; so a supplier that hangs is given up when
 * somebody asks again later.
 */
final class ExpiringCredential implements Credential {
  // After that a caller with a token that is still good no longer waits for the next one.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final TokenSource source;
  // The cells that move: the token held, and the renewal under way. Written under the lock.
  private volatile @Nullable HeldToken held;
  private @Nullable Renewal renewal;

  ExpiringCredential(Supplier<AccessToken> supplier) {
    this(supplier, ExpiringCredential::onThreadOfItsOwn, Thread::sleep);
  }

  ExpiringCredential(Supplier<AccessToken> supplier, Executor executor) {
    this(supplier, executor, Thread::sleep);
  }

  ExpiringCredential(Supplier<AccessToken> supplier, Executor executor, TokenSource.Wait wait) {
    this.source = new TokenSource(supplier, executor, wait);
  }

  @Override
  public CompletionStage<Authorization> authorize(Instant now, @Nullable Authorization rejected) {
    HeldToken token = held;
    return token != null && token.isFresh(now) && !token.is(rejected)
        ? token.answer()
        : renewed(now, rejected);
  }

  private synchronized CompletionStage<Authorization> renewed(
      Instant now, @Nullable Authorization rejected) {
    HeldToken token = held;
    boolean fine = token != null && !token.is(rejected);
    if (token != null && fine && token.isFresh(now)) {
      return token.answer();
    }
    Renewal current = asked(now);
    if (token == null || !fine || !token.isAlive(now)) {
      // A copy, so that a caller who cancels does not cancel for the others.
      return current.token().thenApply(HeldToken::authorization);
    }
    return current.age(now).compareTo(PATIENCE) >= 0
        ? token.answer()
        : current.token().exceptionally(failed -> token).thenApply(HeldToken::authorization);
  }

  /** The renewal under way; asks the supplier, unless it was asked a moment ago. */
  private Renewal asked(Instant now) {
    Renewal current = renewal;
    if (current == null) {
      current = new Renewal(now);
      renewal = current;
      source.ask(current, this::landed);
    } else if (current.isOverdue(now)) {
      source.ask(current.again(now), this::landed);
    }
    return current;
  }

  /** A renewal has ended. One that was forgotten meanwhile serves those who wait for it only. */
  private void landed(Renewal ended, @Nullable HeldToken token) {
    synchronized (this) {
      if (renewal == ended) {
        renewal = null;
        held = token == null ? held : token;
      }
    }
  }

  private static void onThreadOfItsOwn(Runnable task) {
    Thread thread = new Thread(task, "fluent-ado-token");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public synchronized void close() {
    held = null;
    renewal = null;
  }

  @Override
  public String toString() {
    return "Credential[***]";
  }
}
