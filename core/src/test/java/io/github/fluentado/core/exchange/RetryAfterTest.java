// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.testing.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static Optional<Duration> read(String value) {
    return RetryAfter.read(Reply.headers("retry-after", value), NOW);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | PT0S",
        "5 | PT5S",
        "  7 | PT7S",
        "0.5 | PT0.5S",
        "12.345 | PT12.345S",
        "1e-999999999 | PT0S",
        "99999999999999999999 | PT8760H",
        "1e999999999 | PT8760H",
        "Thu, 01 Jan 2026 00:00:30 GMT | PT30S",
        "Wed, 31 Dec 2025 23:59:00 GMT | PT0S",
      })
  void isReadInEveryForm(String value, Duration expected) {
    assertThat(read(value)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-1",
        "-0.5",
        "soon",
        "NaN",
        "Infinity",
        "5s",
        "0x10",
        "1,5",
        "99999999999999999999999999",
        "Thu, 01 Foo 2026 00:00:30 GMT",
        "2026-01-01T00:00:00Z"
      })
  void garbageIsIgnored(String value) {
    assertThat(read(value)).isEmpty();
  }

  @Test
  void noHeaderIsNoWait() {
    assertThat(RetryAfter.read(Reply.headers(), NOW)).isEmpty();
  }
}
