// SPDX-License-Identifier: MIT
package io.github.fluentado.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactedTextTest {
  private static final String PAT = "az27".repeat(13);

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "abc,3,abc",
        "abcd,3,abc…",
        "abc de,3,abc…",
        "abc de,4,abc …",
        "abc de,6,abc de",
        "abc de,7,abc de",
        " a ,9,a",
        "a  b,9,a b",
        "' ',9,''"
      })
  void aTextIsOneBoundedLine(String text, int limit, String shown) {
    assertThat(RedactedText.of(text, limit)).isEqualTo(shown);
  }

  @Test
  void whatCannotBeSeenIsASpace() {
    assertThat(RedactedText.of("\ta\r\nb\u00a0c\u0007d\u202ee\u2028", 20)).isEqualTo("a b c d e");
  }

  @Test
  void aCharacterOfTwoHalvesIsCutOffWhole() {
    assertThat(RedactedText.of("ab\ud83d\ude00", 2)).isEqualTo("ab…");
    assertThat(RedactedText.of("ab\ud83d\ude00", 3)).isEqualTo("ab…");
    assertThat(RedactedText.of("ab\ud83d\ude00", 4)).isEqualTo("ab\ud83d\ude00");
    assertThat(RedactedText.of("ab\ud83d\ude00c", 4)).isEqualTo("ab\ud83d\ude00…");
    assertThat(RedactedText.of("abc\ud83d\ude00", 2)).isEqualTo("ab…");
  }

  @Test
  void aSecretIsMaskedAndWhatStandsAroundItIsShown() {
    assertThat(RedactedText.of("not " + PAT + " but", 99)).isEqualTo("not *** but");
    for (String between : new String[] {" ", "  ", "\t", "\n", "\u00a0"}) {
      assertThat(RedactedText.of("a Bearer" + between + "abcdefghijklmnop b", 99))
          .isEqualTo("a Bearer *** b");
    }
    assertThat(RedactedText.of("a Bearer of abcdefghijklmnop", 99))
        .isEqualTo("a Bearer of abcdefghijklmnop");
    assertThat(RedactedText.of(PAT + " abc", 3)).isEqualTo("***…");
  }

  @Test
  void aNameThatIsNotEncodedAsItShouldBeIsReadAsItIs() {
    assertThat(SecretName.is("%zz_token")).isTrue();
    assertThat(SecretName.is("%zz")).isFalse();
    assertThat(SecretName.is("%74oken")).isTrue();
  }

  @Test
  void aValueThatIsNotEncodedAsItShouldBeIsReadAsItIs() {
    String odd = "100%zz of all that there is";
    assertThat(SecretValue.is(odd, 0, odd.length())).isFalse();
    String twelve = "?sig=1234567";
    assertThat(SecretValue.is(twelve, 0, 12)).isTrue();
    assertThat(SecretValue.is(twelve, 0, 11)).isFalse();
    assertThat(SecretValue.is("?sig==123456", 0, 12)).isFalse();
  }
}
