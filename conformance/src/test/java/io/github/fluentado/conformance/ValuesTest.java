// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;

final class ValuesTest {
  @Test
  void valuesAreComparedByTheirType() {
    assertThat(Values.same("True", "true", "boolean", "")).isTrue();
    assertThat(Values.same("True", "true", "string", "")).isFalse();
    assertThat(Values.same("3", "3.0", "integer", "int32")).isTrue();
    assertThat(Values.same("3", "4", "integer", "int32")).isFalse();
    assertThat(Values.same("a, b", "a,b", "string", "array (string)")).isTrue();
    assertThat(Values.same("a,b", "b,a", "string", "array (string)")).isFalse();
    assertThat(Values.same("2020-01-02", "2020-01-02T00:00:00Z", "string", "date-time")).isTrue();
    assertThat(
            Values.same("2020-01-02T01:00:00+01:00", "2020-01-02T00:00:00Z", "string", "date-time"))
        .isTrue();
    assertThat(Values.same("2020-01-02", "2020-01-03T00:00:00Z", "string", "date-time")).isFalse();
    assertThat(Values.same("6/14/2018 12:00:00 AM", "2018-06-14T00:00:00Z", "string", "")).isTrue();
    assertThat(Values.same("03-18-2014-2:00PM", "2014-03-18T14:00:00Z", "string", "")).isTrue();
    assertThat(Values.same("01-01-2014", "2014-01-01T00:00:00Z", "string", "")).isTrue();
    assertThat(Values.same("01-01-2014", "2014-01-02T00:00:00Z", "string", "")).isFalse();
    assertThat(Values.same("soon", "later", "string", "date-time")).isFalse();
  }

  @Test
  void listsOfTheRecordAreJoined() {
    assertThat(Values.text(JsonParser.parseString("[1, \"b\", true]"))).isEqualTo("1,b,true");
  }
}
