// SPDX-License-Identifier: MIT
package io.github.fluentado.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTest {

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "' a ', a",
    "'a \t\r\n b', a b",
    "'a\u00a0\u2003\u2028b', a b",
    "'a\u0085b', a b",
    "'\u0085a', a",
    "'a\u0000\u001b[1mb', a[1mb",
    "'a\u202eb\u200dc\ufeff', abc",
    "'a\ue000\ud800b', ab",
    "'a\udbff\udffdb\u0378', ab",
    "'\ud83d\ude80 go', \ud83d\ude80 go"
  })
  void aLineHasNeitherBreaksNorWhatIsHidden(String text, String line) {
    assertThat(Shown.line(text, 100)).isEqualTo(line);
  }

  @ParameterizedTest
  @CsvSource({"abc, abc", "abcd, abc...", "'abc ', abc", "'abc d', abc...", "' a b c', a b..."})
  void aLineIsNoLongerThanAllowedAndShowsThatThereIsMore(String text, String line) {
    assertThat(Shown.line(text, 3)).isEqualTo(line);
  }

  @Test
  void aCutGoesThroughNoCharacter() {
    String rocket = "\ud83d\ude80";

    assertThat(Shown.cut("ab", 2)).isEqualTo("ab");
    assertThat(Shown.cut("abc", 2)).isEqualTo("ab...");
    assertThat(Shown.cut("a" + rocket + "b", 2)).isEqualTo("a...");
    assertThat(Shown.cut("a" + rocket + "b", 3)).isEqualTo("a" + rocket + "...");
  }

  @Test
  void aLongTextIsReadNoFurtherThanNeeded() {
    String line = Shown.line("\u200b".repeat(10) + "ab".repeat(1_000_000), 10);

    assertThat(line).isEqualTo("ababababab...");
  }
}
