// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fluentado.core.drive.AsyncDriver;
import io.github.fluentado.core.drive.BlockingDriver;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.exchange.Exchanges.Next;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExchangesTest {
  private static final int MANY = 100_000;

  private static Exchange<Integer> counting() {
    return Exchanges.chain(
        Exchanges.done(1),
        n ->
            n < MANY ? new Next.More<>(Exchanges.done(n + 1)) : new Next.Last<>(Exchanges.done(n)));
  }

  @Test
  void aHundredThousandPartsAreNoDeeperThanOne() {
    assertThat(BlockingDriver.run(counting())).isEqualTo(MANY);
    assertThat(AsyncDriver.run(counting()).join()).isEqualTo(MANY);
  }

  @Test
  void aFailureEndsTheChain() {
    AzureDevOpsException error = AzureDevOpsException.of(ErrorKind.INVALID, "x").build();
    Exchange<String> chain =
        Exchanges.chain(
            Exchanges.<String>failed(error), value -> new Next.Last<>(Exchanges.done("never")));

    assertThatThrownBy(() -> BlockingDriver.run(chain)).isSameAs(error);
    assertThat(AsyncDriver.run(Exchanges.failed(error)))
        .failsWithin(Duration.ofSeconds(5))
        .withThrowableThat()
        .withCause(error);
  }
}
