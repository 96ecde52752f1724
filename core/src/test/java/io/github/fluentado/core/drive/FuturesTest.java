// SPDX-License-Identifier: MIT
package io.github.fluentado.core.drive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.exchange.Exchanges;
import io.github.fluentado.core.exchange.Ongoing;
import io.github.fluentado.core.exchange.Step;
import io.github.fluentado.core.run.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Futures that stop what is behind them when they are cancelled, once, and what derives does not.
 */
class FuturesTest {
  private final HeldPort port = new HeldPort();
  private final AtomicInteger stopped = new AtomicInteger();

  private static void cancelling(CompletableFuture<?> future) {
    CompletableFuture<?> derived = future.thenApply(value -> value);
    assertThat(derived).isExactlyInstanceOf(CompletableFuture.class);
    derived.cancel(true);
    assertThat(future).isNotDone();
    assertThat(future.cancel(true)).isTrue();
    assertThat(future).isCancelled();
  }

  @Test
  void aLinkedFutureCancelsItsWork() {
    CompletableFuture<Object> work = new CompletableFuture<>();
    cancelling(new Linked<>(work));
    assertThat(work).isCancelled();

    Linked<Object> done = new Linked<>(new CompletableFuture<>());
    done.complete("done");
    assertThat(done.cancel(true)).isFalse();
  }

  @Test
  void aBellStopsItsAlarm() {
    cancelling(new Bell(ring -> stopped::incrementAndGet, error -> error));
    assertThat(stopped).hasValue(1);

    Bell rung =
        new Bell(
            ring -> {
              ring.accept(null);
              return () -> {};
            },
            error -> error);
    assertThat(rung).isCompletedWithValue(null);
    assertThat(rung.cancel(true)).isFalse();
  }

  private Step.Work<Object> work() {
    Ongoing ongoing = new Ongoing(() -> "done", stopped::incrementAndGet);
    return new Step.Work<>(port, ongoing, Duration.ofMillis(7), null);
  }

  @Test
  void aLookAtWorkStopsItAndItsOwnAlarm() {
    cancelling(Working.look(work(), port, task -> {}));
    assertThat(stopped).hasValue(1);
    assertThat(port.waits).containsExactly(Duration.ofMillis(7));
    assertThat(port.pauses.get(0)).isCancelled();
  }

  @Test
  void aLookEndsWithTheWorkOrWithTheTime() {
    List<Runnable> tasks = new ArrayList<>();
    Working first = Working.look(work(), port, tasks::add);
    port.pauses.get(0).complete(null);
    assertThat(first).isCompletedWithValue(null);

    Working second = Working.look(work(), port, tasks::add);
    tasks.forEach(Runnable::run);
    assertThat(second).isCompletedWithValue("done");
    assertThat(second.cancel(true)).isFalse();
    assertThat(stopped).hasValue(0);
    assertThat(port.pauses.get(1)).isCancelled();

    assertThat(Working.look(work(), port, Runnable::run)).isCompletedWithValue("done");
    assertThat(port.pauses).hasSize(2);

    Working third = Working.look(work(), port, task -> {});
    port.pauses.get(2).completeExceptionally(new IllegalStateException("stopped"));
    assertThat(third).isCompletedExceptionally();
  }

  @Test
  void manyAtOnceAreCancelledTogether() {
    Step.Each<Object, Integer> each =
        new Step.Each<>(
            List.of(1, 2, 3),
            2,
            thing ->
                event ->
                    new Step.Work<>(
                        port, new Ongoing(() -> "unused", () -> {}), Duration.ofSeconds(1), null));
    Fan fan = new Fan(each, new Run(), null).begin();
    assertThat(port.works).hasSize(2);

    cancelling(fan);
    assertThat(port.work).isCancelled();
    assertThat(port.works).hasSize(2);

    Fan none = new Fan(new Step.Each<>(List.of(), 2, thing -> null), new Run(), null).begin();
    assertThat(none).isCompletedWithValue(List.of());
    assertThat(none.cancel(true)).isFalse();
    Fan one =
        new Fan(
                new Step.Each<>(List.of("a"), 2, thing -> Exchanges.done(thing + "b")),
                new Run(),
                null)
            .begin();
    assertThat(one).isCompletedWithValue(List.of(new Step.Settled("ab", null)));
  }
}
