// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.core.run.Rules;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  @Test
  void theTimeCountsFromTheFirstLook() {
    Deadline deadline = new Deadline(seconds(10), null);

    assertThat(deadline.limit()).isEqualTo(seconds(10));
    assertThat(deadline.left(NOW)).isEqualTo(seconds(10));
    assertThat(deadline.left(NOW.plusSeconds(4))).isEqualTo(seconds(6));
    assertThat(deadline.left(NOW.plusSeconds(12))).isEqualTo(seconds(-2));
    assertThat(deadline.from(NOW.plusSeconds(99))).isEqualTo(NOW.plusSeconds(10));
  }

  @Test
  void theSoonerOfThePartAndTheWholeCounts() {
    Deadline whole = new Deadline(seconds(10), null);

    assertThat(new Deadline(seconds(3), whole).left(NOW)).isEqualTo(seconds(3));
    assertThat(new Deadline(seconds(30), whole).left(NOW.plusSeconds(4))).isEqualTo(seconds(6));
  }

  @Test
  void aLimitBeyondAnyClockIsAHundredYears() {
    Deadline endless = new Deadline(seconds(Long.MAX_VALUE), null);

    assertThat(endless.left(NOW)).isEqualTo(Duration.ofDays(36_500));
  }

  @Test
  void rulesAreChangedOneByOne() {
    RetryPolicy retry = RetryPolicy.none();
    Rules rules = new Rules(retry, seconds(1), seconds(2), seconds(3), seconds(4));

    assertThat(rules.total(seconds(9)))
        .isEqualTo(new Rules(retry, seconds(9), seconds(2), seconds(3), seconds(9)));
    assertThat(rules.attempt(seconds(9)))
        .isEqualTo(new Rules(retry, seconds(1), seconds(9), seconds(3), seconds(4)));
    assertThat(rules.longestWait(Duration.ZERO))
        .isEqualTo(new Rules(retry, seconds(1), seconds(2), Duration.ZERO, seconds(4)));
    assertThat(rules.transfer(seconds(9)))
        .isEqualTo(new Rules(retry, seconds(1), seconds(2), seconds(3), seconds(9)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rules.longestWait(seconds(-1)))
        .withMessage("longestWait is negative");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rules.transfer(Duration.ZERO))
        .withMessage("transfer is not positive");
  }

  @Test
  void theBackOffDoublesUpToItsLongestAndEndsWithTheLastAttempt() {
    RetryPolicy policy = RetryPolicy.backoff(4, seconds(1), seconds(3));

    assertThat(policy.delay(1, Duration.ZERO, 0.5)).contains(Duration.ofMillis(500));
    assertThat(policy.delay(2, Duration.ZERO, 0.5)).contains(seconds(1));
    assertThat(policy.delay(3, Duration.ZERO, 0.5)).contains(Duration.ofMillis(1500));
    assertThat(policy.delay(4, Duration.ZERO, 0.5)).isEmpty();
    assertThat(policy.delay(3, Duration.ZERO, 0)).contains(Duration.ZERO);
    assertThat(RetryPolicy.none().delay(1, Duration.ZERO, 0.5)).isEmpty();
    assertThat(RetryPolicy.standard().delay(4, Duration.ZERO, 1)).contains(seconds(4));
    assertThat(RetryPolicy.standard().delay(5, Duration.ZERO, 1)).isEmpty();
    assertThat(RetryPolicy.backoff(2, Duration.ZERO, Duration.ZERO).delay(1, seconds(9), 0.9))
        .contains(Duration.ZERO);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RetryPolicy.backoff(0, seconds(1), seconds(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RetryPolicy.backoff(1, seconds(-1), seconds(1)))
        .withMessage("first is negative");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RetryPolicy.backoff(1, seconds(1), seconds(-1)))
        .withMessage("longest is negative");
  }
}
