// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

/** When progress is told and what, without a thread or a clock. */
class MeterTest {
  private static final Duration BREATH = Duration.ofMillis(50);

  private final List<Told> told = new ArrayList<>();
  private final Meter meter =
      new Meter(
          (bytes, total, rate, attempt) ->
              told.add(new Told(this.now, bytes, total, rate, attempt)));
  private Instant now = Instant.EPOCH;

  private record Told(Instant at, long bytes, long total, double rate, int attempt) {}

  private boolean looks(long millis) {
    now = now.plusMillis(millis);
    return meter.tell(now, false);
  }

  /** What the exchange tells that ends a transfer. */
  private void ends() {
    Machine<String> machine = new Machine<>(meter.lastWord("whole"));
    assertThat(machine.on(Event.STARTED)).isInstanceOf(Step.Now.class);
    assertThat(machine.on(new Event.Resumed(new Moment(now, 0))))
        .isEqualTo(new Step.Done<>("whole"));
  }

  @Test
  void theFirstAndTheLastAreToldAndBetweenNotMoreThanTwentyInASecond() {
    meter.opens(0, 100_000);
    for (int i = 0; i < 10_000; i++) {
      meter.add(10);
      looks(i * 7 % 4);
    }
    meter.add(7);
    ends();

    assertThat(told.get(0)).isEqualTo(new Told(told.get(0).at(), 10, 100_000, 0, 1));
    assertThat(told.get(told.size() - 1).bytes()).isEqualTo(100_007);
    for (int i = 1; i < told.size() - 1; i++) {
      assertThat(Duration.between(told.get(i - 1).at(), told.get(i).at()))
          .isGreaterThanOrEqualTo(BREATH);
    }
    // About 15 seconds went by: rare is not never.
    assertThat(told).hasSizeBetween(250, 301);
    assertThat(told).extracting(Told::bytes).isSorted();
    assertThat(told).extracting(Told::attempt).containsOnly(1);
  }

  @Test
  void whatIsToldAlreadyIsNotToldAgain() {
    meter.opens(0, 10);
    meter.add(10);
    assertThat(looks(0)).isTrue();
    assertThat(looks(1_000)).isFalse();

    ends();

    assertThat(told).hasSize(1);
  }

  @Test
  void theLastIsToldRightAfterAnother() {
    meter.opens(0, 10);
    meter.add(9);
    looks(0);
    meter.add(1);
    assertThat(looks(49)).isFalse();

    ends();

    assertThat(told).extracting(Told::bytes).containsExactly(9L, 10L);
  }

  @Test
  void whatHasNoByteIsToldOnceAtItsEnd() {
    assertThat(looks(1_000)).isFalse();
    meter.opens(0, 0);
    assertThat(looks(1_000)).isFalse();

    ends();

    assertThat(told).containsExactly(new Told(now, 0, 0, 0, 1));
  }

  @Test
  void whatNobodyAskedForIsToldAsTheFirstAttempt() {
    Meter unread = new Meter((b, t, r, a) -> told.add(new Told(now, b, t, r, a)), 0);
    Machine<String> machine = new Machine<>(unread.lastWord("whole"));
    machine.on(Event.STARTED);
    machine.on(new Event.Resumed(new Moment(now, 0)));

    assertThat(told).containsExactly(new Told(now, 0, 0, 0, 1));
  }

  @Test
  void attemptCountsUpWithEachResumeAndBytesGoDownOnlyThen() {
    meter.opens(0, 1_000);
    meter.add(600);
    looks(0);
    meter.opens(600, 1_000); // the rest
    meter.add(100);
    looks(100);
    meter.opensPart();
    meter.add(100);
    looks(100);
    meter.opens(0, 1_000); // anew
    looks(100);
    meter.add(1_000);
    ends();

    assertThat(told).extracting(Told::bytes).containsExactly(600L, 700L, 800L, 0L, 1_000L);
    assertThat(told).extracting(Told::attempt).containsExactly(1, 2, 3, 4, 4);
  }

  @Test
  void bytesOfAnAttemptThatIsOverDoNotCountInTheNext() {
    LongConsumer first = meter.goesOn(0, 10);
    first.accept(5);
    LongConsumer second = meter.goesOn(0, 10);
    first.accept(5); // the HTTP client reads on for a moment
    second.accept(2);
    ends();

    assertThat(told).extracting(Told::bytes).containsExactly(2L);
    assertThat(told).extracting(Told::attempt).containsExactly(2);
  }

  @Test
  void piecesThatFollowEachOtherAreOneAttempt() {
    meter.goesOn(0, 10).accept(4);
    meter.goesOn(4, 10).accept(4);
    meter.goesOn(4, 10).accept(4); // the second one again
    meter.goesOn(8, 10).accept(2);
    ends();

    assertThat(told).containsExactly(new Told(now, 10, 10, 0, 2));
  }

  @Test
  void totalIsWhatTheLatestAttemptKnows() {
    meter.opens(0, -1);
    meter.add(1);
    looks(0);
    meter.opens(1, 2);
    meter.add(1);
    ends();

    assertThat(told).extracting(Told::total).containsExactly(-1L, 2L);
  }

  @Test
  void rateIsOfTheLastSeconds() {
    meter.opens(0, -1);
    for (int i = 0; i < 100; i++) {
      meter.add(1_000);
      looks(100);
    }
    assertThat(told.get(99).rate()).isCloseTo(10_000, within(1.0));
    for (int i = 0; i < 100; i++) {
      meter.add(4_000);
      looks(100);
    }
    assertThat(told.get(199).rate()).isCloseTo(40_000, within(500.0));
    assertThat(told).extracting(Told::rate).allMatch(rate -> rate >= 0);
  }

  @Test
  void aListenerThatHasFailedHearsNothingMore() {
    List<Throwable> mine = List.of(new IllegalStateException("stop"), new AssertionError("stop"));
    for (Throwable thrown : mine) {
      List<Long> heard = new ArrayList<>();
      Meter failing =
          new Meter(
              (bytes, total, rate, attempt) -> {
                heard.add(bytes);
                MeterTest.<RuntimeException>sneaked(thrown);
              });
      failing.opens(0, 10);
      failing.add(5);

      assertThatThrownBy(() -> failing.tell(now, false)).isSameAs(thrown);

      assertThat(failing.failure()).isSameAs(thrown);
      failing.add(5);
      assertThat(failing.tell(now.plusSeconds(1), true)).isFalse();
      assertThat(heard).containsExactly(5L);
    }
  }

  // Any throwable, as foreign code can throw it.
  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void sneaked(Throwable thrown) throws E {
    throw (E) thrown;
  }

  @Test
  void whoTellsIsAlone() {
    AtomicBoolean again = new AtomicBoolean();
    List<Boolean> inner = new ArrayList<>();
    Meter[] self = new Meter[1];
    self[0] =
        new Meter(
            (bytes, total, rate, attempt) -> {
              if (again.compareAndSet(false, true)) {
                self[0].add(1);
                inner.add(self[0].tell(now.plusSeconds(1), true));
              }
            });
    self[0].opens(0, 10);
    self[0].add(1);

    assertThat(self[0].tell(now, false)).isTrue();

    assertThat(inner).containsExactly(false);
    assertThat(self[0].tell(now.plusSeconds(2), false)).isTrue();
  }

  @Test
  void tickingLooksOftenAtFirstThenTenTimesInASecondAndTellsAsRarelyAsAll() {
    AtomicBoolean over = new AtomicBoolean();
    Machine<Boolean> machine = new Machine<>(meter.ticking(over::get));
    List<Long> waits = new ArrayList<>();
    assertThat(machine.on(Event.STARTED)).isInstanceOf(Step.Now.class);
    meter.opens(0, 1_000);
    for (int i = 0; i < 8; i++) {
      meter.add(10);
      Step<Boolean> step = machine.on(new Event.Resumed(new Moment(now, 0)));
      Duration wait = ((Step.Pause<Boolean>) step).duration();
      waits.add(wait.toMillis());
      now = now.plus(wait);
    }
    meter.add(3);
    over.set(true);

    assertThat(machine.on(new Event.Resumed(new Moment(now, 0)))).isEqualTo(new Step.Done<>(true));

    assertThat(waits).containsExactly(10L, 20L, 40L, 80L, 100L, 100L, 100L, 100L);
    // At 0, 70, 150, 250, 350, 450, and at the end; not at 10 and 30.
    assertThat(told).extracting(Told::bytes).startsWith(10L, 40L).endsWith(80L, 83L);
  }

  @Test
  void tickingTellsNothingOfWhatWasNeverBegun() {
    Machine<Boolean> machine = new Machine<>(meter.ticking(() -> true));
    machine.on(Event.STARTED);

    assertThat(machine.on(new Event.Resumed(new Moment(now, 0)))).isInstanceOf(Step.Done.class);

    assertThat(told).isEmpty();
  }

  @Test
  void whoLooksTooSoonIsToldThatNothingWasTold() {
    meter.opens(0, 100);
    meter.add(10);
    assertThat(looks(0)).isTrue();
    meter.add(10);
    assertThat(looks(49)).isFalse();
    assertThat(looks(1)).isTrue();
    assertThat(told).extracting(Told::bytes).containsExactly(10L, 20L);
  }
}
