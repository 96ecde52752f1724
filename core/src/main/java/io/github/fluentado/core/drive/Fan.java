// SPDX-License-Identifier: MIT
package io.github.fluentado.core.drive;

import io.github.fluentado.core.exchange.Exchange;
import io.github.fluentado.core.exchange.Exchanges;
import io.github.fluentado.core.exchange.Step;
import io.github.fluentado.core.run.Run;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Runs an exchange for each of many things, so many at a time; ends when all have ended. */
final class Fan extends CompletableFuture<Object> {
  private final List<?> things;
  private final Function<Object, Exchange<?>> exchange;
  private final int atOnce;
  private final Run run;
  private final @Nullable Executor only;
  private final AtomicReferenceArray<Step.Settled> settled;
  // By place.
  private final Map<Integer, CompletableFuture<?>> running = new ConcurrentHashMap<>();
  private final AtomicInteger active = new AtomicInteger();
  private final AtomicInteger turns = new AtomicInteger();
  // Of whoever has the turn.
  private int next;

  Fan(Step.Each<?, ?> step, Run run, @Nullable Executor only) {
    this.things = step.things();
    this.exchange = typed(step);
    this.atOnce = step.atOnce();
    this.run = run;
    this.only = only;
    this.settled = new AtomicReferenceArray<>(things.size());
  }

  // The function is given the things that came with it.
  @SuppressWarnings("unchecked")
  private static Function<Object, Exchange<?>> typed(Step.Each<?, ?> step) {
    return (Function<Object, Exchange<?>>) (Function<?, ?>) step.exchange();
  }

  Fan begin() {
    turn();
    return this;
  }

  /** Starts as many as there is room for. One thread at a time; others leave it their turn. */
  private void turn() {
    if (turns.getAndIncrement() > 0) {
      return;
    }
    do {
      while (!isDone() && next < things.size() && active.get() < atOnce) {
        start(next++);
      }
      if (!isDone() && active.get() == 0 && next == things.size()) {
        complete(outcomes());
      }
    } while (turns.decrementAndGet() > 0);
  }

  private void start(int place) {
    active.incrementAndGet();
    Object thing = things.get(place);
    CompletableFuture<?> one = AsyncDriver.start(Exchanges.become(() -> begun(thing)), run, only);
    running.put(place, one);
    if (isDone()) {
      one.cancel(true);
    }
    Linked.whenDone(
        one,
        (value, error) -> {
          settled.set(place, new Step.Settled(value, error));
          running.remove(place);
          active.decrementAndGet();
          turn();
        });
  }

  // What it ends with is taken as it is.
  @SuppressWarnings("unchecked")
  private Exchange<Object> begun(Object thing) {
    return (Exchange<Object>) exchange.apply(thing);
  }

  private List<Step.Settled> outcomes() {
    return Arrays.asList(
        IntStream.range(0, things.size()).mapToObj(settled::get).toArray(Step.Settled[]::new));
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    running.values().forEach(one -> one.cancel(mayInterruptIfRunning));
    return cancelled;
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
