// SPDX-License-Identifier: MIT
package io.github.fluentado.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentTest {

  @ParameterizedTest
  @CsvSource({
    "azAZ09-._~, azAZ09-._~",
    "`{@[/:, %60%7B%40%5B%2F%3A",
    "' +%', %20%2B%25",
    "\u00e9\u20ac, %C3%A9%E2%82%AC",
    "\ud83d\ude80, %F0%9F%9A%80",
    "\u007f, %7F",
    "'', ''"
  })
  void allButTheUnreservedIsEncoded(String text, String encoded) {
    assertThat(Percent.encode(text)).isEqualTo(encoded);
  }

  @Test
  void whatIsToBeKeptIsKept() {
    assertThat(Percent.encode("a/b c$d", "/$")).isEqualTo("a/b%20c$d");
    assertThat(Percent.encode("!", "!")).isEqualTo("!");
  }

  @Test
  void halfOfAPairIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Percent.encode("a\ud83d"))
        .withMessageContaining("surrogate");
  }
}
