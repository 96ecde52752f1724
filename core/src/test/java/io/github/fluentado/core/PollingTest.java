// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PollingTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static long[] millis(Polling polling, int looks) {
    return IntStream.range(0, looks).mapToLong(i -> polling.delay(i).toMillis()).toArray();
  }

  @Test
  void waitsDoubleUpToTheLongest() {
    assertThat(millis(Polling.backoff(SECOND, Duration.ofSeconds(8)), 6))
        .containsExactly(1000, 2000, 4000, 8000, 8000, 8000);
    assertThat(millis(Polling.backoff(SECOND, Duration.ofSeconds(5)), 5))
        .containsExactly(1000, 2000, 4000, 5000, 5000);
    assertThat(millis(Polling.every(SECOND), 3)).containsExactly(1000, 1000, 1000);
    assertThat(Polling.backoff(SECOND, Duration.ofSeconds(Long.MAX_VALUE)).delay(10_000))
        .isEqualTo(Duration.ofSeconds(Long.MAX_VALUE));
  }

  @Test
  void aLimitMustBeSaidOrThatThereIsNone() {
    Polling open = Polling.every(SECOND);

    assertThatIllegalArgumentException()
        .isThrownBy(open::checked)
        .withMessageContaining("has no limit");
    assertThat(open.within(SECOND).checked().limit()).contains(SECOND);
    assertThat(open.endless().checked().limit()).isEmpty();
    assertThat(open.within(SECOND).delay(3)).isEqualTo(SECOND);
  }

  @Test
  void badWaitsAreRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Polling.every(Duration.ZERO))
        .withMessage("interval is not positive");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Polling.backoff(Duration.ZERO, SECOND))
        .withMessage("first is not positive");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Polling.backoff(SECOND, Duration.ZERO))
        .withMessage("longest is not positive");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Polling.backoff(SECOND.plusNanos(1), SECOND))
        .withMessage("first is longer than the longest");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Polling.every(SECOND).within(Duration.ZERO))
        .withMessage("time is not positive");
    assertThat(Polling.backoff(SECOND, SECOND).delay(1)).isEqualTo(SECOND);
  }
}
