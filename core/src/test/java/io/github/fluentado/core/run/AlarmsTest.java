// SPDX-License-Identifier: MIT
package io.github.fluentado.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlarmsTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  private final Alarms alarms = new Alarms();

  @AfterEach
  void stop() {
    alarms.close();
  }

  @Test
  void allAlarmsRingWhateverTheOrderOfSetting() {
    List<Integer> rung = Collections.synchronizedList(new ArrayList<>());
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int millis : List.of(60, 20, 40, 1)) {
      CompletableFuture<Void> alarm = alarms.in(Duration.ofMillis(millis));
      all.add(alarm.thenRun(() -> rung.add(millis)));
    }
    assertThat(CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))).succeedsWithin(SOON);
    assertThat(rung).containsExactlyInAnyOrder(1, 20, 40, 60);
  }

  @Test
  void anEarlierAlarmIsNotHeldUpByALaterOne() {
    CompletableFuture<Void> late = alarms.in(Duration.ofHours(1));
    assertThat(alarms.in(Duration.ofMillis(5))).succeedsWithin(SOON);
    assertThat(late).isNotDone();
  }

  @Test
  void noAlarmRingsEarly() {
    long begin = System.nanoTime();
    alarms.in(Duration.ofMillis(50)).join();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(49));
  }

  @Test
  void aMillionThatAreCancelledLeaveNothingAndWakeNobody() {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    for (int i = 0; i < 1_000_000; i++) {
      alarms.in(Duration.ofSeconds(100)).cancel(false);
    }
    assertThat(alarms.waiting()).isZero();
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> !before.contains(thread))
        .filteredOn(thread -> thread.getName().equals("fluent-ado-timer"))
        .hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void oneThatIsStoppedIsHeardOfNoMoreNotEvenWhenAllIsClosed() {
    List<Object> heard = Collections.synchronizedList(new ArrayList<>());
    CompletableFuture<@Nullable Throwable> other = new CompletableFuture<>();
    Runnable first = alarms.in(Duration.ofMillis(20), stopped -> heard.add("rung"));
    Runnable second = alarms.in(Duration.ofHours(1), stopped -> heard.add("told"));
    alarms.in(Duration.ofMillis(40), other::complete);
    first.run();
    second.run();
    assertThat(other).succeedsWithin(SOON).isNull();
    alarms.close();
    assertThat(heard).isEmpty();
  }

  @Test
  void oneThatHasRungOnceIsNotToldOfTheEnd() {
    List<Object> heard = Collections.synchronizedList(new ArrayList<>());
    CompletableFuture<Void> rung = new CompletableFuture<>();
    alarms.in(
        Duration.ofMillis(1),
        stopped -> {
          heard.add(stopped == null ? "rung" : stopped);
          rung.complete(null);
        });
    assertThat(rung).succeedsWithin(SOON);
    alarms.close();
    assertThat(heard).containsExactly("rung");
  }

  @Test
  void closingTellsWhoeverWaits() {
    CompletableFuture<Void> alarm = alarms.in(Duration.ofSeconds(Long.MAX_VALUE));
    alarms.close();
    assertThat(alarm).isCompletedExceptionally();
    assertThat(alarms.in(Duration.ofMillis(1))).isCompletedExceptionally();
  }
}
