// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.fluentado.core.exchange.Decoder.UndecodableException;
import io.github.fluentado.core.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {
  private static final Refusal RULE = new Refusal("isSuccess", "true", "completed");

  private static Envelope answer(String json) {
    return Json.decode(json, Envelope.SHAPE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"isSuccess\":true}",
        "{\"isSuccess\":\"TRUE\"}",
        "{\"isSuccess\":[]}",
        "{\"isSuccess\":false,\"completed\":false}"
      })
  void whatIsNoRefusalPasses(String json) {
    assertThatNoException().isThrownBy(() -> RULE.check(answer(json)));
    assertThatNoException().isThrownBy(() -> RULE.check("isSuccess is false"));
    assertThatNoException().isThrownBy(() -> RULE.check(null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"isSuccess\":false} | isSuccess is false",
        "{\"isSuccess\":\"no\",\"completed\":true} | isSuccess is no",
        "{\"isSuccess\":0,\"completed\":{}} | isSuccess is 0",
        "{\"isSuccess\":false,\"message\":\" a\\r\\nb \"} | isSuccess is false: a b",
        "{\"isSuccess\":false,\"message\":\" \",\"other\":\"x\",\"value\":5} | isSuccess is false",
        "{\"isSuccess\":false,\"a\":[{\"value\":\"1\"},{\"errorMessage\":\"2\"}]}"
            + " | isSuccess is false: 1; 2",
      })
  void aRefusalIsToldWithItsTexts(String json, String told) {
    assertThatExceptionOfType(UndecodableException.class)
        .isThrownBy(() -> RULE.check(answer(json)))
        .withMessage(told);
  }

  @Test
  void withoutASignThatItIsTooEarlyARefusalIsOne() {
    Refusal plain = new Refusal("isSuccess", "true", null);

    assertThatExceptionOfType(UndecodableException.class)
        .isThrownBy(() -> plain.check(answer("{\"isSuccess\":false,\"completed\":false}")));
  }

  @Test
  void aLongTextIsCut() {
    String json = "{\"isSuccess\":false,\"message\":\"" + "x".repeat(1000) + "\"}";

    assertThatExceptionOfType(UndecodableException.class)
        .isThrownBy(() -> RULE.check(answer(json)))
        .satisfies(refusal -> assertThat(refusal.getMessage()).hasSize(300).endsWith("xxx"));
  }
}
