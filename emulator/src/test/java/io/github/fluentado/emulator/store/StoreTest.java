// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fluentado.emulator.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("jdk")
class StoreTest {
  private final Store store = new Store();
  private final Table<Integer, String> table = store.table();
  private final Sequence<String> sequence = store.sequence();
  private final Cell<String> cell = store.cell("first");
  private final Counter counter = store.counter();

  private String all() {
    return table.keys() + " " + table.values() + sequence.items() + cell.get() + counter.last();
  }

  private void change(Random random) {
    String text = "" + random.nextInt(1000);
    switch (random.nextInt(8)) {
      case 0, 1 -> table.put(random.nextInt(20), text);
      case 2 -> table.remove(random.nextInt(20));
      case 3 -> sequence.add(text);
      case 4 -> sequence.add(random.nextInt(sequence.size() + 1), text);
      case 5 -> sequence.removeIf(item -> item.startsWith(text.substring(0, 1)));
      case 6 -> sequence.replaceAll(item -> item + random.nextInt(10));
      default -> cell.set(text + counter.next());
    }
  }

  @Test
  void returnsToEachMarkWhateverHasChanged() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      List<Store.Mark> marks = new ArrayList<>();
      List<String> states = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        marks.add(store.mark());
        states.add(all());
        random.ints(20).forEach(n -> change(random));
      }
      for (int i = random.nextInt(5); i >= 0; i--) {
        store.returnTo(marks.get(i));
        assertThat(all()).isEqualTo(states.get(i));
      }
    }
  }

  @Test
  void returnsToEachMarkAcrossRequestsThatEndWellOrBadly() {
    Random random = new Random(11);
    for (int round = 0; round < 200; round++) {
      List<Store.Mark> marks = new ArrayList<>();
      List<String> states = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        marks.add(store.mark());
        states.add(all());
        random.ints(8).forEach(n -> request(random));
      }
      for (int i = random.nextInt(5); i >= 0; i--) {
        store.returnTo(marks.get(i));
        assertThat(all()).isEqualTo(states.get(i));
        store.returnTo(marks.get(i)); // as often as one likes
        request(random);
      }
    }
  }

  private static boolean put(Table<Integer, String> rows, String text) {
    rows.put(1, text);
    return true;
  }

  private void request(Random random) {
    String before = all();
    boolean fails = random.nextInt(3) == 0;
    try {
      store.atomically(
          () -> {
            random.ints(6).forEach(n -> change(random));
            if (fails) {
              throw new IllegalArgumentException("refused");
            }
            return true;
          });
    } catch (IllegalArgumentException e) {
      assertThat(all()).isEqualTo(before);
    }
  }

  @Test
  void whatNoMarkLeadsBackToIsNotKept() {
    store.atomically(() -> put(table, "before all marks"));
    assertThat(store.kept()).isZero();
    store.mark();
    for (int i = 0; i < 100; i++) {
      String text = "value " + i;
      store.atomically(
          () -> {
            table.put(1, text);
            cell.set(text);
            return true;
          });
    }
    assertThat(store.kept()).isEqualTo(2);
    Table<Integer, String> young = store.table();
    store.atomically(() -> put(young, "goes with what holds it"));
    assertThat(store.kept()).isEqualTo(2);
  }

  @Test
  void aMarkLiesBetweenChanges() {
    assertThatThrownBy(
            () ->
                store.atomically(
                    () -> {
                      counter.next();
                      return store.mark();
                    }))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aMarkBehindTheStateIsRefused() {
    Store.Mark early = store.mark();
    cell.set("second");
    Store.Mark late = store.mark();
    store.returnTo(early);
    cell.set("other");
    assertThatThrownBy(() -> store.returnTo(late)).isInstanceOf(IllegalStateException.class);
    assertThat(cell.get()).isEqualTo("other");
  }

  @Test
  void aChangeThatThrowsLeavesNothing() {
    Gate gate = new Gate(store);
    sequence.add("kept");
    assertThatThrownBy(
            () ->
                gate.changing(
                    () -> {
                      sequence.add("gone");
                      counter.next();
                      throw new IllegalArgumentException("no");
                    }))
        .hasMessage("no");
    assertThat(sequence.items()).containsExactly("kept");
    assertThat(counter.next()).isEqualTo(1);
  }

  @Test
  void whatIsDueHappensInItsOrderWithWhatItMakesDue() {
    TestClock clock = new TestClock();
    Schedule schedule = new Schedule(store, clock);
    Instant start = clock.instant();
    schedule.at(start.plusSeconds(20), due -> sequence.add("b after " + seconds(start, due)));
    schedule.at(
        start.plusSeconds(10),
        due -> {
          sequence.add("a after " + seconds(start, due));
          schedule.at(due.plusSeconds(5), then -> sequence.add("c after " + seconds(start, then)));
          schedule.at(due.plusSeconds(500), then -> sequence.add("never"));
        });
    schedule.runDue();
    assertThat(sequence.isEmpty()).isTrue();
    clock.advance(Duration.ofSeconds(100));
    schedule.runDue();
    assertThat(sequence.items()).containsExactly("a after 10", "c after 15", "b after 20");
    assertThat(schedule.next()).contains(start.plusSeconds(510));
  }

  private static long seconds(Instant from, Instant to) {
    return Duration.between(from, to).toSeconds();
  }

  @Test
  void whoIsInsideToReadIsToldThatHeMayNotChange() {
    Gate gate = new Gate(store);
    assertThat(gate.isInside()).isFalse();
    assertThat(gate.reading(() -> gate.reading(gate::isInside))).isTrue();
    assertThat(gate.changing(() -> gate.reading(() -> gate.changing(gate::isInside)))).isTrue();
    assertThatThrownBy(() -> gate.reading(() -> gate.changing(() -> true)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(gate.isInside()).isFalse();
  }
}
