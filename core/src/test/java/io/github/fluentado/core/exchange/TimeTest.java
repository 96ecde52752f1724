// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.core.run.Rules;
import io.github.fluentado.core.testing.Ending;
import io.github.fluentado.core.testing.Reply;
import io.github.fluentado.core.testing.Scenario;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Waits, limits and deadlines. */
class TimeTest {
  private static final Reply OK = Reply.json(200, "ok");
  private static final Rules RULES =
      Rules.standard().retry(RetryPolicy.backoff(5, Duration.ofSeconds(1), Duration.ofSeconds(4)));

  @Test
  void theWaitsDoubleUpToTheLongest() {
    Ending ending = Scenario.of("GET").rules(RULES).replies(Reply.empty(503)).run().after(5);

    // One half of 1, 2, 4 and 4 seconds.
    assertThat(ending.waits())
        .containsExactly(
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2));
  }

  @Test
  void theServiceMayAskForMoreThanThePolicyButNotForLess() {
    Ending more =
        Scenario.of("GET")
            .replies(Reply.empty(429, "Retry-After", "7"), OK)
            .run()
            .succeedsWith("ok");
    Ending less =
        Scenario.of("GET")
            .replies(Reply.empty(429, "Retry-After", "0"), OK)
            .run()
            .succeedsWith("ok");

    assertThat(more.waits()).containsExactly(Duration.ofSeconds(7));
    assertThat(less.waits()).containsExactly(Duration.ofMillis(500));
  }

  @Test
  void aLongerWaitThanAllowedFailsAtOnceAndTellsIt() {
    Ending ending =
        Scenario.of("GET")
            .replies(Reply.empty(429, "Retry-After", "61"), OK)
            .run()
            .fails(ErrorKind.THROTTLED)
            .after(1);

    assertThat(ending.error().retryAfter()).contains(Duration.ofSeconds(61));
    assertThat(ending.took()).isZero();
  }

  @Test
  void noRetryMeansOneRequestEvenWhenThrottled() {
    Scenario.of("GET")
        .rules(RULES.retry(RetryPolicy.none()))
        .replies(Reply.empty(429, "Retry-After", "1"), OK)
        .run()
        .fails(ErrorKind.THROTTLED)
        .after(1);
  }

  @ParameterizedTest
  @CsvSource({"PT1S, 1", "PT100S, 1", "PT101S, 2", "PT250S, 3"})
  void theDeadlineEndsAttemptsAndWaits(Duration total, int requests) {
    Ending ending =
        Scenario.of("GET")
            .rules(RULES.total(total))
            .replies(Reply.stalled())
            .run()
            .fails(ErrorKind.TIMED_OUT)
            .after(requests);

    assertThat(ending.took()).isLessThanOrEqualTo(total);
  }

  @Test
  void aWaitThatWouldPassTheDeadlineIsNotBegun() {
    Ending ending =
        Scenario.of("GET")
            .rules(RULES.total(Duration.ofSeconds(7)))
            .replies(Reply.empty(429, "Retry-After", "7"))
            .run()
            .fails(ErrorKind.THROTTLED);

    assertThat(ending.took()).isZero();
  }

  @Test
  void aPartOfALongerRunEndsWithIt() {
    Ending ending =
        Scenario.of("GET")
            .within(Duration.ofSeconds(30))
            .replies(Reply.stalled())
            .run()
            .fails(ErrorKind.TIMED_OUT);

    assertThat(ending.took()).isEqualTo(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @CsvSource({"GET, TIMED_OUT", "POST, OUTCOME_UNKNOWN"})
  void theLimitThatWasReachedIsTheOneThatIsTold(String verb, ErrorKind kind) {
    Scenario stalled = Scenario.of(verb).replies(Reply.stalled());

    for (Scenario whole :
        new Scenario[] {
          stalled.rules(RULES.total(Duration.ofSeconds(5))), stalled.within(Duration.ofSeconds(5))
        }) {
      assertThat(whole.run().fails(kind).after(1).error())
          .hasMessageContaining("got no answer in time: the limit of the whole call was reached");
    }
    assertThat(stalled.rules(RULES.retry(RetryPolicy.none())).run().fails(kind).after(1).error())
        .hasMessageContaining("got no answer in time: scripted: ")
        .hasMessageNotContaining("whole call");
  }

  @Test
  void aLimitBeyondTheClockIsNoLimit() {
    Scenario.of("GET")
        .rules(RULES.total(Duration.ofSeconds(Long.MAX_VALUE)))
        .within(Duration.ofSeconds(Long.MAX_VALUE))
        .replies(Reply.empty(503), OK)
        .run()
        .succeedsWith("ok");
  }

  @Test
  void theGateOnlyMovesForwardAndOpensAfterTenMinutesAtMost() {
    ThrottleGate gate = new ThrottleGate();
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    assertThat(gate.wait(now)).isZero();

    gate.close(Duration.ofSeconds(20), now);
    gate.close(Duration.ofSeconds(5), now);
    assertThat(gate.wait(now.plusSeconds(1))).isEqualTo(Duration.ofSeconds(19));
    assertThat(gate.wait(now.plusSeconds(20))).isZero();

    gate.close(Duration.ofDays(365), now);
    assertThat(gate.wait(now)).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void badRulesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rules.standard().total(Duration.ZERO))
        .withMessageContaining("total");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rules.standard().attempt(Duration.ofSeconds(-1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rules.standard().longestWait(Duration.ofNanos(-1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RetryPolicy.backoff(0, Duration.ZERO, Duration.ZERO));
  }
}
