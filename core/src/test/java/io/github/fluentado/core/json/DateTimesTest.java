// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTimesTest {
  @ParameterizedTest
  @CsvSource({
    "2024-05-06T07:08:09Z, 2024-05-06T07:08:09Z",
    "2024-05-06t07:08:09z, 2024-05-06T07:08:09Z",
    "2024-05-06T07:08:09.1Z, 2024-05-06T07:08:09.1Z",
    "2024-05-06T07:08:09.123Z, 2024-05-06T07:08:09.123Z",
    "2024-05-06T07:08:09.1234567Z, 2024-05-06T07:08:09.1234567Z",
    "2024-05-06T07:08:09.123456789Z, 2024-05-06T07:08:09.123456789Z",
    "2024-05-06T07:08:09.12345678912Z, 2024-05-06T07:08:09.123456789Z",
    "2024-05-06T07:08:09+02:00, 2024-05-06T07:08:09+02:00",
    "2024-05-06T07:08:09.5-0930, 2024-05-06T07:08:09.5-09:30",
    "2024-05-06T07:08:09+00:00, 2024-05-06T07:08:09Z",
    "2024-05-06T07:08:09, 2024-05-06T07:08:09Z",
    "2024-05-06T07:08:09.25, 2024-05-06T07:08:09.25Z",
    "2024-05-06T07:08, 2024-05-06T07:08:00Z",
    "2024-05-06 07:08:09, 2024-05-06T07:08:09Z",
    "2024-05-06, 2024-05-06T00:00:00Z",
    "/Date(1700000000123)/, 2023-11-14T22:13:20.123Z",
    "/Date(-1+0200)/, 1969-12-31T23:59:59.999Z",
    "9999-12-31T23:59:59.9999999Z, 9999-12-31T23:59:59.9999999Z",
  })
  void everyFormIsRead(String text, String expected) {
    assertThat(DateTimes.parse(text)).isEqualTo(OffsetDateTime.parse(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0001-01-01T00:00:00",
        "0001-01-01T00:00:00Z",
        "0001-01-01T00:00:00.0000000+00:00",
        "1/31/2017 9:21:14 PM",
        "2024-02-30T00:00:00Z",
        "2024-13-01T00:00:00Z",
        "2024-05-06T25:00:00Z",
        "2024-05-06T07:08:09Zjunk",
        "/Date(x)/",
        "/Date(999999999999999999999)/",
        "never",
      })
  void whatNamesNoPointInTimeIsAbsentButKept(String text) {
    Sample sample = Sample.read("{\"created\":\"" + text + "\",\"dates\":[\"" + text + "\"]}");

    assertThat(sample.created()).isNull();
    assertThat(sample.dates()).isEmpty();
    assertThat(sample.json())
        .hasToString("{\"created\":\"" + text + "\",\"dates\":[\"" + text + "\"]}");
  }

  @Test
  void theTextIsWrittenBackAsItCame() {
    String json = "{\"created\":\"2024-05-06T07:08:09.1200000+00:00\"}";

    assertThat(Sample.read(json).json()).hasToString(json);
  }

  @Test
  void datesThatAreSetHaveSecondsAndNoMoreDigitsThanTheServiceHolds() {
    assertThat(written("2024-05-06T07:00:00Z")).isEqualTo("2024-05-06T07:00:00Z");
    assertThat(written("2024-05-06T07:00:00.123456789+02:00"))
        .isEqualTo("2024-05-06T07:00:00.1234567+02:00");
  }

  private static String written(String date) {
    return new Sample().created(OffsetDateTime.parse(date)).json().get("created").getAsString();
  }
}
