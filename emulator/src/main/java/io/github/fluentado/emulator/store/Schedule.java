// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
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

  private static final System.Logger LOG = System.getLogger(Schedule.class.getName());

  private final Store store;
  private final InstantSource clock;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Counter counter;
  private final Table<Turn, Consumer<Instant>> tasks;

  public Schedule(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    this.counter = store.counter();
    this.tasks = store.table(ORDER);
  }

  /** The task is told when it was due, which may be before the time it runs at. */
  public void at(Instant due, Consumer<Instant> task) {
    tasks.put(new Turn(due, counter.next()), task);
    listeners.forEach(Runnable::run);
  }

  /** Runs, inside the gate, each time something is put in. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** When the next task is due. */
  public Optional<Instant> next() {
    return tasks.first().map(Turn::due);
  }

  public boolean isDue() {
    Instant now = clock.instant();
    return next().filter(due -> !due.isAfter(now)).isPresent();
  }

  /** Runs what is due, and what that in turn makes due; a task that fails stops no other. */
  public void runDue() {
    while (isDue()) {
      Turn turn = tasks.first().orElseThrow();
      Consumer<Instant> task = tasks.find(turn).orElseThrow();
      tasks.remove(turn);
      run(task, turn.due());
    }
  }

  /** A task that throws is a defect of the emulator; tried again, it would fail for ever. */
  private void run(Consumer<Instant> task, Instant due) {
    try {
      store.atomically(
          () -> {
            task.accept(due);
            return true;
          });
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "What was due at " + due + " has failed", e);
    }
  }
}
