// SPDX-License-Identifier: MIT
package io.github.fluentado.core.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTest {
  private static void refused(ThrowingCallable check, String message) {
    assertThatIllegalArgumentException().isThrownBy(check).withMessage(message);
  }

  @Test
  void whatIsGoodComesBack() {
    Object value = new Object();
    Duration shortest = Duration.ofNanos(1);

    assertThat(Check.notNull("a", value)).isSameAs(value);
    assertThat(Check.text("a", " b c ")).isEqualTo(" b c ");
    assertThat(Check.segment("a", "...")).isEqualTo("...");
    assertThat(Check.visible("a", "!~")).isEqualTo("!~");
    assertThat(Check.positive("a", 1)).isEqualTo(1);
    assertThat(Check.positive("a", shortest)).isSameAs(shortest);
  }

  @Test
  @SuppressWarnings("NullAway") // What a caller without null checks may do.
  void nothingIsRefused() {
    refused(() -> Check.notNull("a", null), "a is null");
    refused(() -> Check.text("a", null), "a is null");
    refused(() -> Check.segment("a", null), "a is null");
    refused(() -> Check.visible("a", null), "a is null");
    refused(() -> Check.positive("a", null), "a is null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n"})
  void blankTextIsRefused(String blank) {
    refused(() -> Check.text("a", blank), "a is blank");
    refused(() -> Check.segment("a", blank), "a is blank");
    refused(() -> Check.visible("a", blank), "a is blank");
  }

  @ParameterizedTest
  @ValueSource(strings = {"canary\n", "\u0000canary", "can\u007fary", "canary\u0085"})
  void controlCharactersAreRefusedWithoutShowingTheText(String text) {
    refused(() -> Check.text("a", text), "a has a control character");
    refused(() -> Check.visible("a", text), "a has a control character");
  }

  @Test
  void dotSegmentsAreRefused() {
    refused(() -> Check.segment("a", "."), "a is a dot segment");
    refused(() -> Check.segment("a", ".."), "a is a dot segment");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", " a", "\u00e9", "\u20ac"})
  void whatIsNotVisibleAsciiIsRefused(String text) {
    refused(() -> Check.visible("a", text), "a is not visible ASCII");
  }

  @Test
  void whatIsNotPositiveIsRefused() {
    refused(() -> Check.positive("a", 0), "a is not positive: 0");
    refused(() -> Check.positive("a", -1), "a is not positive: -1");
    refused(() -> Check.positive("a", Duration.ZERO), "a is not positive");
    refused(() -> Check.positive("a", Duration.ofNanos(-1)), "a is not positive");
  }
}
