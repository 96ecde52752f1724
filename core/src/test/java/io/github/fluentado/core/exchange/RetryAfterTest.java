// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.testing.Reply;
import io.github.fluentado.core.testing.Scenario;
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
        "Thursday, 01-Jan-26 00:00:30 GMT | PT30S",
        "Monday, 01-Jan-76 00:00:00 GMT | PT438288H",
        "Saturday, 01-Jan-77 00:00:00 GMT | PT0S",
        "Thu Jan  1 00:00:30 2026 | PT30S",
        "Thu Jan 01 00:00:30 2026 | PT30S",
        "thu, 1 jan 2026 00:00:30 gmt | PT30S",
        "Thu, 01 Jan 2026 00:00:30 UTC | PT30S",
        "Thu, 01 Jan 2026 00:00:30 +0000 | PT30S",
        "Mon, 01 Jan 2026 00:00:30 GMT | PT30S",
        "01 Jan 2026 00:00:30 GMT | PT30S",
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
        "Thu, 32 Jan 2026 00:00:30 GMT",
        "Thu, 01 Jan 2026 25:00:30 GMT",
        "Thu, 01 Jan 2026 00:00:30 CET",
        "Thu, 01 Jan 2026 00:00:30",
        "Thu Jan 1 2026",
        "2026-01-01T00:00:00Z"
      })
  void garbageIsIgnored(String value) {
    assertThat(read(value)).isEmpty();
  }

  @Test
  void noHeaderIsNoWait() {
    assertThat(RetryAfter.read(Reply.headers(), NOW)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Thu, 01 Jan 2026 00:10:00 GMT | Thu, 01 Jan 2026 00:10:05 GMT | PT5S",
        "Wed, 31 Dec 2025 23:50:00 GMT | Wed, 31 Dec 2025 23:50:05 GMT | PT5S",
        "Thursday, 01-Jan-26 00:10:00 GMT | Thu Jan  1 00:10:05 2026 | PT5S",
        "Thu, 01 Jan 2026 00:10:00 GMT | Thu, 01 Jan 2026 00:09:00 GMT | PT0S",
        "Thu, 01 Jan 2026 00:10:00 GMT | 7 | PT7S",
        "yesterday | Thu, 01 Jan 2026 00:00:05 GMT | PT5S",
      })
  void aDateIsCountedFromTheAnswersOwn(String date, String value, Duration wait) {
    assertThat(RetryAfter.read(Reply.headers("Date", date, "Retry-After", value), NOW))
        .contains(wait);
  }

  @Test
  void aWrongClockNeitherHastensNorShutsTheGate() {
    Reply refusal =
        Reply.empty(
            429,
            "Date",
            "Thu, 01 Jan 2026 00:10:00 GMT",
            "Retry-After",
            "Thu, 01 Jan 2026 00:10:05 GMT");
    assertThat(
            Scenario.of("POST")
                .replies(refusal, Reply.json(200, "ok"))
                .run()
                .succeedsWith("ok")
                .waits())
        .containsExactly(Duration.ofSeconds(5));
  }
}
