// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.clock;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.TestClock;
import io.github.fluentado.emulator.Wire;
import io.github.fluentado.emulator.store.Gate;
import io.github.fluentado.emulator.store.Schedule;
import io.github.fluentado.emulator.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("jdk")
class ClockTest {
  private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

  private final Store store = new Store();
  private final Gate gate = new Gate(store);

  @Test
  void movesOnTopOfAnySource() {
    TestClock source = new TestClock();
    MovableClock clock = new MovableClock(source);
    clock.advance(ofHours(1));
    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(3600));
    source.advance(ofHours(1));
    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(7200));
    clock.set(NOON);
    source.advance(ofSeconds(5));
    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(5));
  }

  @Test
  void standsStillUntilResumedAndGoesOnFromThere() {
    TestClock source = new TestClock();
    MovableClock clock = new MovableClock(source);
    clock.freeze();
    source.advance(ofDays(1));
    assertThat(clock.instant()).isEqualTo(NOON);
    clock.advance(ofSeconds(7));
    clock.resume();
    source.advance(ofSeconds(1));
    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(8));
    assertThat(clock.isFrozen()).isFalse();
  }

  @Test
  void doesNotAdvanceBackwards() {
    MovableClock clock = new MovableClock(InstantSource.fixed(NOON));
    assertThatThrownBy(() -> clock.advance(ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("forward");
    clock.set(NOON.minusSeconds(1));
    assertThat(clock.instant()).isEqualTo(NOON.minusSeconds(1));
  }

  @Test
  void whatAJumpMakesDueHasHappenedWhenItReturns() {
    MovableClock clock = new MovableClock(InstantSource.fixed(NOON));
    Schedule schedule = new Schedule(store, clock);
    List<Instant> ran = new CopyOnWriteArrayList<>();
    try (Ticker ticker = new Ticker(gate, schedule, clock)) {
      gate.changing(
          () -> {
            schedule.at(NOON.plusSeconds(60), ran::add);
            schedule.at(NOON.plusSeconds(10), due -> schedule.at(due.plusSeconds(10), ran::add));
            schedule.at(NOON.plusSeconds(61), ran::add);
          });
      clock.advance(ofSeconds(60));
      assertThat(ran).containsExactly(NOON.plusSeconds(20), NOON.plusSeconds(60));
      assertThat(ticker).isNotNull();
    }
  }

  @Test
  void aTaskThatFailsStopsNoOtherAndLeavesNothing() {
    MovableClock clock = new MovableClock(InstantSource.fixed(NOON));
    Schedule schedule = new Schedule(store, clock);
    List<Instant> ran = new CopyOnWriteArrayList<>();
    gate.changing(
        () -> {
          schedule.at(
              NOON,
              due -> {
                schedule.at(due, ran::add);
                throw new IllegalStateException("a defect");
              });
          schedule.at(NOON, ran::add);
        });
    gate.changing(schedule::runDue);
    assertThat(ran).containsExactly(NOON);
    assertThat(schedule.next()).isEmpty();
  }

  @Test
  void whatIsDueHappensWithoutAnyRequest() throws Exception {
    for (InstantSource source : List.of(InstantSource.system(), (InstantSource) Instant::now)) {
      MovableClock clock = new MovableClock(source);
      Schedule schedule = new Schedule(store, clock);
      try (Ticker ticker = new Ticker(gate, schedule, clock)) {
        assertThat(ticker).isNotNull();
        BlockingQueue<Instant> ran = new LinkedBlockingQueue<>();
        Instant due = clock.instant().plus(ofMillis(30));
        gate.changing(() -> schedule.at(due.plus(ofHours(1)), ran::add));
        gate.changing(() -> schedule.at(due, ran::add));
        assertThat(ran.poll(5, TimeUnit.SECONDS)).isEqualTo(due);
        clock.advance(ofHours(1));
        assertThat(ran.poll(5, TimeUnit.SECONDS)).isEqualTo(due.plus(ofHours(1)));
      }
    }
  }

  @Test
  void theThreadLivesOnlyWhileSomethingIsScheduled() {
    MovableClock clock = new MovableClock(InstantSource.system());
    Schedule schedule = new Schedule(store, clock);
    Ticker closed;
    try (Ticker ticker = new Ticker(gate, schedule, clock)) {
      closed = ticker;
      assertThat(ticker.isRunning()).isFalse();
      gate.changing(() -> schedule.at(clock.instant().plus(ofHours(1)), due -> {}));
      assertThat(ticker.isRunning()).isTrue();
      clock.advance(ofHours(1));
      awaitEnd(ticker);
      gate.changing(() -> schedule.at(clock.instant().plus(ofHours(1)), due -> {}));
      assertThat(ticker.isRunning()).isTrue();
    }
    awaitEnd(closed);
  }

  private static void awaitEnd(Ticker ticker) {
    long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (ticker.isRunning()) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  @Test
  void datesAndTheDateHeaderFollowTheClock() {
    try (Emulator emulator = Emulator.builder().clock(InstantSource.fixed(NOON)).start()) {
      Wire wire = Wire.of(emulator);
      emulator.clock().advance(ofDays(1));
      Wire.Answer made = wire.task("tomorrow");
      assertThat(made.field("System.CreatedDate")).isEqualTo("2026-03-05T12:00:00Z");
      assertThat(made.header("Date")).isEqualTo("Thu, 05 Mar 2026 12:00:00 GMT");
    }
  }
}
