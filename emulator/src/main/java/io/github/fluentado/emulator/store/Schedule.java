// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is to happen later by the emulator's clock: the steps of a build, the retries of a delivery.
 * A clock that jumps makes all that has become due happen in its order. Tasks run inside the gate,
 * to change; so they may touch memory only.
 */
public final class Schedule {
  private record Turn(Instant due, int number) {}

  private static final Comparator<Turn> ORDER =
      Comparator.comparing(Turn::due).thenComparing(Turn::number);

  private final InstantSource clock;
  private final Counter counter;
  private final Table<Turn, Consumer<Instant>> tasks;

  public Schedule(Store store, InstantSource clock) {
    this.clock = clock;
    this.counter = store.counter();
    this.tasks = store.table(ORDER);
  }

  /** The task is told when it was due, which may be before the time it runs at. */
  public void at(Instant due, Consumer<Instant> task) {
    tasks.put(new Turn(due, counter.next()), task);
  }

  /** When the next task is due. */
  public Optional<Instant> next() {
    return tasks.first().map(Turn::due);
  }

  public boolean isDue() {
    Instant now = clock.instant();
    return next().filter(due -> !due.isAfter(now)).isPresent();
  }

  /** Runs what is due, and what that in turn makes due. */
  public void runDue() {
    while (isDue()) {
      Turn turn = tasks.first().orElseThrow();
      Consumer<Instant> task = tasks.find(turn).orElseThrow();
      tasks.remove(turn);
      task.accept(turn.due());
    }
  }
}
