// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonDifferenceTest {
  private static JsonElement json(String text) {
    try {
      return JsonText.parse(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> difference(String expected, String found) {
    return JsonDifference.between(json(expected), json(found));
  }

  @Test
  void orderOfPropertiesAndFormOfNumbersDoNotCount() {
    assertThat(difference("{\"a\":1.50,\"b\":[true,null]}", "{\"b\":[true,null],\"a\":15e-1}"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a":1}              | {"a":2}          | $.a is 2 instead of 1
          {"a":1}              | {"a":"1"}        | $.a is "1" instead of 1
          {"a":true}           | {"a":"true"}     | $.a is "true" instead of true
          {"a":{"b":[1,2]}}    | {"a":{"b":[1]}}  | $.a.b has 1 items instead of 2
          [1,2]                | [2,1]            | $[0] is 2 instead of 1
          {"a":1,"b":2}        | {"a":1}          | $.b is lost, it was 2
          {"a":1}              | {"a":1,"b":2}    | $.b was not there, it is 2
          {"a":null}           | {}               | $.a is lost, it was null
          9007199254740993     | 9007199254740992 | $ is 9007199254740992 instead of 9007199254740993
          [1]                  | {}               | $ is {} instead of [1]
          """)
  void firstDifferenceIsTold(String expected, String found, String difference) {
    assertThat(difference(expected, found)).hasValue(difference);
  }

  @Test
  void nullAndAbsentAreTheSameIfThatIsAsked() {
    assertThat(JsonDifference.asideNulls(json("{\"a\":null}"), json("{\"b\":null}"))).isEmpty();
    assertThat(JsonDifference.asideNulls(json("{\"a\":null}"), json("{\"a\":0}"))).isPresent();
    assertThat(JsonDifference.asideNulls(json("[null]"), json("[]"))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"a\":1} 2", "{'a':1}", "{\"a\":01}", "[1,]"})
  void whatIsNoJsonIsRefused(String text) {
    assertThatThrownBy(() -> JsonText.parse(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("is no JSON");
  }

  @Test
  void whatIsNoUtf8IsRefused() {
    assertThatThrownBy(() -> JsonText.parse(new byte[] {'"', (byte) 0xff, '"'}))
        .isInstanceOf(IOException.class)
        .hasMessage("is no UTF-8");
  }
}
