// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.core.run.Rules;
import io.github.fluentado.core.testing.Ending;
import io.github.fluentado.core.testing.Reply;
import io.github.fluentado.core.testing.Scenario;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** For how long a run waits for what, to the second. */
class PatienceTest {
  private static final Rules RULES =
      Rules.standard().retry(RetryPolicy.backoff(3, Duration.ofSeconds(1), Duration.ofSeconds(30)));

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  @Test
  void aFileHasTheTimeOfTransfersAndAllElseTheTimeOfCalls() {
    HttpRequest request = Scenario.request("GET", null);
    Plan call = Plan.of("Things get", request);
    Rules longTransfers = RULES.total(seconds(10)).transfer(Duration.ofHours(1));
    Rules longCalls = RULES.total(Duration.ofHours(1)).transfer(seconds(10));
    Scenario late = Scenario.of(call).replies(Reply.json(200, "ok").after(seconds(20)));

    late.plan(call.streaming()).rules(longTransfers).run().succeedsWith("ok");
    late.rules(longCalls).run().succeedsWith("ok");
    late.rules(longTransfers).run().fails(ErrorKind.TIMED_OUT);
    late.plan(call.streaming()).rules(longCalls).run().fails(ErrorKind.TIMED_OUT);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "10, 10", "60, 60", "61, 0"})
  void aWaitThatTheServiceWishesIsTakenUpToTheLongest(int asked, int waited) {
    Ending ending =
        Scenario.of("GET")
            .rules(RULES.total(seconds(300)).longestWait(seconds(60)))
            .replies(Reply.empty(503, "Retry-After", "" + asked), Reply.json(200, "ok"))
            .run();

    if (waited > 0) {
      assertThat(ending.succeedsWith("ok").waits()).containsExactly(seconds(waited));
    } else {
      assertThat(ending.after(1).waits()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"31, true", "30, false"})
  void nobodyWaitsUntilThereIsNoTimeLeftForAnotherAttempt(int total, boolean waits) {
    Ending ending =
        Scenario.of("GET")
            .rules(RULES.total(seconds(total)))
            .replies(Reply.empty(503, "Retry-After", "30"), Reply.json(200, "ok"))
            .run();

    assertThat(ending.waits()).hasSize(waits ? 1 : 0);
    assertThat(ending.sent()).hasSize(waits ? 2 : 1);
  }
}
