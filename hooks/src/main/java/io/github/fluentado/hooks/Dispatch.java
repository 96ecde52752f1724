// SPDX-License-Identifier: MIT
package io.github.fluentado.hooks;

import io.github.fluentado.hooks.Handled.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One event on its way through its handlers. */
final class Dispatch {
  private final HookEvent event;
  private final boolean givesUp;

  /** Grows by one thread at a time: handlers follow each other. */
  private final List<Throwable> failures = new ArrayList<>();

  Dispatch(HookEvent event, boolean givesUp) {
    this.event = event;
    this.givesUp = givesUp;
  }

  /** Runs it within a claim, if it has a key to claim. */
  CompletionStage<Handled> once(
      DeliveryStore store, Duration lease, Supplier<CompletionStage<Handled>> run) {
    if (event.key().isEmpty()) {
      return run.get();
    }
    DeliveryKey key = event.key().get();
    try {
      Claim claim = store.claim(key, lease);
      if (claim instanceof Claim.Taken taken) {
        return run.get().thenApply(handled -> ended(store, key, taken.owner(), handled));
      }
      boolean done = claim instanceof Claim.Done;
      return CompletableFuture.completedStage(
          new Handled(done ? Outcome.DUPLICATE : Outcome.BUSY, List.of()));
    } catch (Throwable e) { // of whatever a store does
      return CompletableFuture.completedStage(failed(e));
    }
  }

  private Handled ended(DeliveryStore store, DeliveryKey key, String owner, Handled handled) {
    try {
      if (handled.outcome() == Outcome.FAILED) {
        store.release(key, owner);
      } else {
        store.complete(key, owner);
      }
      return handled;
    } catch (Throwable e) { // the same
      return failed(e);
    }
  }

  private Handled failed(Throwable e) {
    failures.add(e);
    return new Handled(Outcome.FAILED, failures);
  }

  CompletionStage<Handled> run(List<Route> routes, List<Route> others) {
    List<Route> found = found(routes);
    if (found.isEmpty()) {
      found = found(others);
    }
    boolean none = found.isEmpty() && failures.isEmpty();
    return go(found, 0).thenApply(all -> new Handled(outcome(none), failures));
  }

  private Outcome outcome(boolean none) {
    if (failures.isEmpty()) {
      return none ? Outcome.UNHANDLED : Outcome.HANDLED;
    }
    return givesUp ? Outcome.GIVEN_UP : Outcome.FAILED;
  }

  private List<Route> found(List<Route> routes) {
    Set<Object> handlers = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Route> found = new ArrayList<>();
    for (Route route : routes) {
      if (isFor(route) && handlers.add(route.handler())) {
        found.add(route);
      }
    }
    return found;
  }

  private boolean isFor(Route route) {
    try {
      return route.condition().test(event);
    } catch (Throwable e) {
      failures.add(e); // A condition of a program may be wrong as a handler may.
      return false;
    }
  }

  /** Handlers that end at once are gone through in a loop, so that many do not deepen the stack. */
  private CompletionStage<?> go(List<Route> found, int from) {
    for (int i = from; i < found.size(); i++) {
      CompletableFuture<Object> running = started(found.get(i));
      int next = i + 1;
      if (!running.isDone()) {
        return running.handle((ended, e) -> noted(e)).thenCompose(ended -> go(found, next));
      }
      running.handle((ended, e) -> noted(e)).join();
    }
    return CompletableFuture.completedStage(event);
  }

  private CompletableFuture<Object> started(Route route) {
    CompletableFuture<Object> running = new CompletableFuture<>();
    try {
      route
          .run()
          .handle(event)
          .whenComplete(
              (ended, e) -> {
                if (e == null) {
                  running.complete(event);
                } else {
                  running.completeExceptionally(e);
                }
              });
    } catch (Throwable e) { // of whatever a program does; a thread has nobody else to tell
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      running.completeExceptionally(e);
    }
    return running;
  }

  private HookEvent noted(@Nullable Throwable e) {
    if (e != null) {
      boolean wrapped = e instanceof CompletionException && e.getCause() != null;
      failures.add(wrapped ? e.getCause() : e);
    }
    return event;
  }
}
