// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.stream.JsonToken;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fast reader takes by itself: where it gives up too early, nobody else would notice. */
class CursorTest {

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Cursor at(String json) {
    return Cursor.atBegin(utf8(json));
  }

  private static void plain(String json) {
    Cursor cursor = at(json);
    cursor.skipValue();
    cursor.end();
    assertThat(cursor.at()).isEqualTo(utf8(json).length);
    assertThat(cursor.depth()).isZero();
  }

  private static void unplain(String json) {
    assertThatExceptionOfType(Unplain.class)
        .as(json)
        .isThrownBy(
            () -> {
              Cursor cursor = at(json);
              cursor.skipValue();
              cursor.end();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "10",
        "-12.50",
        "0.1",
        "1e5",
        "1E+05",
        "-0.0e-1",
        "true",
        "false",
        "null",
        "\"\"",
        "\"a\"",
        "[]",
        "{}",
        "[[],[]]",
        "[1,2 , 3]",
        "{\"a\":1,\"b\":{\"c\":[true,null]}}",
        " \t\r\n{ \"a\" : [ 1 , \"b\" ] } \t\r\n",
        "\"\\\"\\\\\\/\\n\\t\\r\\b\\f\\u00fF\"",
        "{\"\\u0061\":\"\\ud83d\"}"
      })
  void jsonAsTheStandardHasItIsPlain(String json) {
    plain(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "00",
        "01",
        "-01",
        "-",
        "1.",
        ".5",
        "1.e5",
        "1e",
        "1e+",
        "1e-",
        "+1",
        "0x1",
        "1:",
        "tru",
        "True",
        "nul",
        "nulL",
        "fals",
        "truex",
        "NaN",
        "'a'",
        "\"a",
        "\"a\\\"",
        "\"aaaaaaaaaaaaaaaaaaaaa",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u123\"",
        "\"\\u123g\"",
        "\"\\u-123\"",
        "\"\\u1\"34\"",
        "\"\\u\uff11\uff11\"",
        "[",
        "[1",
        "[1,",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1;2]",
        "[1}",
        "{",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,}",
        "{,\"a\":1}",
        "{\"a\" 1}",
        "{\"a\"=1}",
        "{a:1}",
        "{1:1}",
        "{\"a\":1]",
        "{\"\\x\":1}",
        "1 2",
        "{} {}",
        "[] ]",
        "\u0001[]",
        "[\f]",
        "[]\f",
        "\u00a0[]",
        "//c\n[]"
      })
  void allElseIsNot(String json) {
    unplain(json);
  }

  @Test
  void aByteOrderMarkIsPassedAndNoOtherBegin() {
    assertThat(at("\ufeff1").at()).isEqualTo(3);
    assertThat(at("\ufeff").at()).isEqualTo(3);
    byte[] mark = utf8("\ufeff");
    for (int i = 0; i < 3; i++) {
      byte[] other = mark.clone();
      other[i]++;
      assertThat(Cursor.atBegin(other).at()).isZero();
    }
    assertThat(Cursor.atBegin(new byte[] {mark[0], mark[1]}).at()).isZero();
  }

  @Test
  void nestingAndNumbersHaveALimit() {
    int deepest = Json.NESTING_LIMIT;
    plain("[".repeat(deepest) + "]".repeat(deepest));
    unplain("[".repeat(deepest + 1) + "]".repeat(deepest + 1));
    plain("{\"\":".repeat(deepest) + "1" + "}".repeat(deepest));
    unplain("{\"\":".repeat(deepest + 1) + "1" + "}".repeat(deepest + 1));
    plain("[" + "[],".repeat(deepest) + "{}]");

    plain("[" + "1".repeat(1000) + "]");
    unplain("[" + "1".repeat(1001) + "]");
    plain("[1," + "1".repeat(1000) + "]");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "5, 5",
    "-5, -5",
    "' 12,', 12",
    "10, 10",
    "999999999999999999, 999999999999999999",
    "-100000000000000000, -100000000000000000",
    "90, 90",
    "19, 19",
    "5}, 5",
    "5a, 5",
    "5/, 5",
    "5:, 5"
  })
  void aWholeNumberIsPassedAndKnown(String json, long value) {
    Cursor cursor = at(json);

    assertThat(cursor.nextInteger()).isTrue();
    assertThat(cursor.integer()).isEqualTo(value);
    assertThat(cursor.at()).isEqualTo(json.replaceAll("[^0-9]*$", "").length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-0",
        "00",
        "01",
        "-",
        "-01",
        "1.0",
        "1e1",
        "1E1",
        "1000000000000000000",
        "\"1\"",
        "true",
        "/",
        ":"
      })
  void whatIsNoObviousWholeNumberIsLeftWhereItIs(String json) {
    Cursor cursor = at("[ " + json + "]");
    cursor.open('[');

    assertThat(cursor.nextInteger()).isFalse();
    assertThat(cursor.at()).isEqualTo(2);
  }

  @Test
  void aTextTellsItsEndAndWhatIsInItAndNothingOfItsNeighbours() {
    for (int length = 0; length < 20; length++) {
      for (String rest : new String[] {"", "\u00e4\\u0061\"]}    ".repeat(3)}) {
        Cursor cursor = at("\"" + "a".repeat(length) + "\"" + rest);
        assertThat(cursor.text()).isEqualTo(length + 1);
        assertThat(cursor.at()).isEqualTo(length + 2);
        assertThat(cursor.ascii()).isTrue();
        assertThat(cursor.escapes()).isFalse();
        for (int odd = 0; odd <= length; odd++) {
          String before = "a".repeat(odd);
          String after = "a".repeat(length - odd);
          Cursor foreign = at("\"" + before + "\u00e4" + after + "\"" + rest);
          assertThat(foreign.text()).isEqualTo(length + 3);
          assertThat(foreign.ascii()).isFalse();
          assertThat(foreign.escapes()).isFalse();
          Cursor escaped = at("\"" + before + "\\\"" + after + "\"" + rest);
          assertThat(escaped.text()).isEqualTo(length + 3);
          assertThat(escaped.at()).isEqualTo(length + 4);
          assertThat(escaped.ascii()).isTrue();
          assertThat(escaped.escapes()).isTrue();
          Cursor both = at("\"" + before + "\u00e4\\\\" + after + "\"" + rest);
          assertThat(both.text()).isEqualTo(length + 5);
          assertThat(both.ascii()).isFalse();
          assertThat(both.escapes()).isTrue();
        }
      }
    }
  }

  @Test
  void anEscapeOfOneTextIsForgottenWithTheNext() {
    Cursor cursor = at("[\"\\n\",\"ab\"]");
    cursor.open('[');
    assertThat(cursor.hasNext()).isTrue();
    cursor.text();
    assertThat(cursor.hasNext()).isTrue();
    cursor.text();
    assertThat(cursor.escapes()).isFalse();
    assertThat(cursor.hasNext()).isFalse();
  }

  @Test
  void bytesArePassedOnlyIfAllOfThemAreThere() {
    Cursor cursor = at("\"ab\"");

    assertThat(cursor.passes(utf8("\"ac"))).isFalse();
    assertThat(cursor.at()).isZero();
    assertThat(cursor.passes(utf8("\"ab\":"))).isFalse();
    assertThat(cursor.at()).isZero();
    assertThat(cursor.passes(utf8("\"ab"))).isTrue();
    assertThat(cursor.at()).isEqualTo(3);
    assertThat(cursor.passes(utf8("\""))).isTrue();
    assertThat(cursor.at()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ | BEGIN_OBJECT",
        "[ | BEGIN_ARRAY",
        "\"a | STRING",
        "-1 | NUMBER",
        "0 | NUMBER",
        "9 | NUMBER",
        "t | BOOLEAN",
        "f | BOOLEAN",
        "n | NULL"
      })
  void theNextValueIsKnownByItsFirstByte(String json, JsonToken token) {
    assertThat(at(json).peek()).isEqualTo(token);
    assertThat(at("\n " + json).peek()).isEqualTo(token);
  }

  @ParameterizedTest
  @ValueSource(strings = {"}", "]", ",", ":", "/", "a", "\u00e4", "\u0001", ""})
  void whatBeginsNoValueIsNotPlain(String json) {
    assertThatExceptionOfType(Unplain.class).isThrownBy(() -> at(json).peek());
  }

  @Test
  void booleansAndNullsAreTheirWholeWord() {
    assertThat(at(" true").nextBoolean()).isTrue();
    assertThat(at(" false").nextBoolean()).isFalse();
    assertThatExceptionOfType(Unplain.class).isThrownBy(() -> at("tru").nextBoolean());
    assertThatExceptionOfType(Unplain.class).isThrownBy(() -> at("no").nextNull());
    Cursor cursor = at(" null,");
    cursor.nextNull();
    assertThat(cursor.at()).isEqualTo(5);
  }

  @Test
  void aPlaceIsGoneBackTo() {
    Cursor cursor = at("[1,2]");
    cursor.open('[');
    assertThat(cursor.depth()).isEqualTo(1);
    cursor.nextInteger();
    cursor.back(1);
    assertThat(cursor.nextInteger()).isTrue();
    assertThat(cursor.integer()).isEqualTo(1);
  }
}
