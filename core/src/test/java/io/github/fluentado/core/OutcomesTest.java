// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.exchange.Step;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutcomesTest {
  private final AzureDevOpsException missing =
      AzureDevOpsException.of(ErrorKind.NOT_FOUND, "It is not there").build();

  private static Step.Settled settled(@Nullable Object value, @Nullable Throwable error) {
    return new Step.Settled(value, error);
  }

  private static Outcomes<String, Integer> of(Step.Settled... settled) {
    return Outcomes.of(List.of("a", "b", "c").subList(0, settled.length), List.of(settled));
  }

  @Test
  void eachTellsWhatItIsOfAndWhatCameOfIt() {
    Outcomes<String, Integer> both = of(settled(1, null), settled(null, missing));

    assertThat(both).hasSize(2);
    assertThat(both.all().get(1).of()).isEqualTo("b");
    assertThat(both.values()).containsExactly(1);
    assertThat(both.failures()).containsExactly(both.all().get(1));
    assertThat(both.all().get(0)).hasToString("Outcome[succeeded]");
    assertThat(both.all().get(1)).hasToString("Outcome[failed: NOT_FOUND]");
    assertThat(both).hasToString("Outcomes[1 succeeded, 1 failed]");
  }

  @Test
  void whatFailedOtherwiseIsToldByItsKindAlone() {
    Outcome<String, Integer> odd = of(settled(null, new IOException("secret"))).all().get(0);
    assertThat(odd).hasToString("Outcome[failed: java.io.IOException]");
  }

  @Test
  void allOfThemOrTheFirstFailureWithTheOthers() {
    assertThat(of(settled(1, null), settled(2, null)).orThrow()).containsExactly(1, 2);

    IllegalArgumentException other = new IllegalArgumentException("odd");
    Outcomes<String, Integer> broken =
        of(settled(null, missing), settled(null, other), settled(null, missing));
    assertThatExceptionOfType(AzureDevOpsException.class)
        .isThrownBy(broken::orThrow)
        .isSameAs(missing);
    assertThat(missing.getSuppressed()).containsExactly(other);
    assertThatExceptionOfType(AzureDevOpsException.class).isThrownBy(broken::orThrow);
    assertThat(missing.getSuppressed()).hasSize(1);

    IOException io = new IOException("broken");
    assertThatIllegalStateException()
        .isThrownBy(() -> of(settled(null, io)).orThrow())
        .withCause(io);
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> of(settled(null, new AssertionError("defect"))).orThrow());
  }

  @Test
  void theSameOutcomesAreEqual() {
    assertThat(of()).isEqualTo(of()).hasSameHashCodeAs(of()).isNotEqualTo(of(settled(1, null)));
  }
}
