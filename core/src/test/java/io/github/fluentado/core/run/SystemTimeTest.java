// SPDX-License-Identifier: MIT
package io.github.fluentado.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemTimeTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final AtomicReference<Instant> wall = new AtomicReference<>(START);
  private final AtomicLong ticks = new AtomicLong(Long.MAX_VALUE - 5);
  private final SystemTime time = new SystemTime(wall::get, ticks::get);

  @AfterEach
  void stop() {
    time.close();
  }

  private void run(Duration duration) {
    ticks.addAndGet(duration.toNanos());
    set(duration);
  }

  private void set(Duration by) {
    wall.updateAndGet(old -> old.plus(by));
  }

  @Test
  void goesOnWithTheMonotonicClock() {
    assertThat(time.now()).isEqualTo(START);
    run(Duration.ofMillis(1500));
    assertThat(time.now()).isEqualTo(START.plusMillis(1500));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT2S", "PT8H", "P400D"})
  void catchesUpAfterTheMachineSleptOrItsClockWasSetForward(Duration jump) {
    run(Duration.ofSeconds(10));
    set(jump);
    assertThat(time.now()).isEqualTo(START.plusSeconds(10).plus(jump));
    run(Duration.ofSeconds(5));
    assertThat(time.now()).isEqualTo(START.plusSeconds(15).plus(jump));
    set(jump);
    assertThat(time.now()).isEqualTo(START.plusSeconds(15).plus(jump).plus(jump));
  }

  @Test
  void smallDifferencesOfTheClocksAreNoJump() {
    set(Duration.ofSeconds(1));
    assertThat(time.now()).isEqualTo(START);
    set(Duration.ofNanos(1));
    assertThat(time.now()).isEqualTo(START.plusSeconds(1).plusNanos(1));
  }

  @Test
  void neverRunsBackwards() {
    run(Duration.ofSeconds(10));
    Instant before = time.now();
    set(Duration.ofHours(-1));
    assertThat(time.now()).isEqualTo(before);
    run(Duration.ofSeconds(1));
    assertThat(time.now()).isEqualTo(before.plusSeconds(1));
    // Set right again: that is no jump forward, as the time never went back.
    set(Duration.ofHours(1));
    assertThat(time.now()).isEqualTo(before.plusSeconds(1));
  }

  @Test
  void aClockSetForwardAndBackStaysAheadAndGoesOn() {
    set(Duration.ofHours(1));
    Instant ahead = time.now();
    set(Duration.ofHours(-1));
    run(Duration.ofSeconds(3));

    assertThat(time.now()).isEqualTo(ahead.plusSeconds(3));
  }

  @Test
  void anyWallClockIsSurvived() {
    wall.set(Instant.MAX.minusSeconds(86_400));
    assertThat(time.now()).isAfter(START);
    wall.set(Instant.MIN);
    Instant before = time.now();
    ticks.addAndGet(1);
    assertThat(time.now()).isEqualTo(before.plusNanos(1));
  }

  @Test
  void theMachinesOwnClockIsTheUsualOne() {
    try (TimeSource system = TimeSource.system()) {
      assertThat(Duration.between(system.now(), Instant.now()).abs())
          .isLessThan(Duration.ofMinutes(1));
    }
  }
}
