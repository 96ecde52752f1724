// SPDX-License-Identifier: MIT
package io.github.fluentado.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Secrets basic(String pair) {
    return Secrets.none().and("Basic " + base64(pair));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "p\"w\\x/y z&<'+\u00e9>",
        "p\\\"w\\\\x/y z&<'+\u00e9>",
        "p\\\"w\\\\x\\/y z\\u0026\\u003c\\u0027\\u002b\\u00e9\\u003e",
        "p%22w%5Cx%2Fy%20z%26%3C%27%2B%C3%A9%3E",
        "p%22w%5Cx%2Fy+z%26%3C%27%2B%C3%A9%3E",
        "p&quot;w\\x/y z&amp;&lt;&#39;+\u00e9&gt;"
      })
  void aPasswordIsStruckOutInEachFormOfWriting(String form) {
    Secrets secrets = basic("me:p\"w\\x/y z&<'+\u00e9>");

    assertThat(secrets.strike("[" + form + "]")).isEqualTo("[***]");
  }

  @Test
  void controlCharactersOfAPasswordAreStruckOutAsJsonWritesThem() {
    assertThat(basic("me:pass\tword").strike("a pass\\u0009word b")).isEqualTo("a *** b");
    assertThat(basic("me:pass\u007fword").strike("a pass\\u007fword b")).isEqualTo("a *** b");
    assertThat(basic("me:pass word~").strike("a pass word~ b")).isEqualTo("a *** b");
  }

  @Test
  void theHeaderItsPartsAndTheirBase64AreStruckOut() {
    String pair = "someone:hush-hush";
    Secrets secrets = basic(pair);

    for (String form :
        new String[] {
          "Basic " + base64(pair),
          base64(pair),
          base64(pair).replace("=", ""),
          pair,
          "hush-hush",
          base64("hush-hush"),
          base64(base64(pair)).replace("=", "")
        }) {
      assertThat(secrets.strike("a " + form + " b")).as(form).doesNotContain(form);
      assertThat(secrets.strike("a " + form + " b")).as(form).startsWith("a ***").endsWith(" b");
    }
    assertThat(secrets.strike("someone else")).isEqualTo("someone else");
  }

  @Test
  void base64ForAddressesIsStruckOutToo() {
    String secret = "\u00ff\u00fe~~~???>>>";
    String forAddresses =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(secret.getBytes(StandardCharsets.UTF_8));

    assertThat(forAddresses).containsAnyOf("-", "_");
    assertThat(basic("me:" + secret).strike("a " + forAddresses)).isEqualTo("a ***");
  }

  @Test
  void aNameOfTheSchemeIsKnownInAnyCase() {
    Secrets secrets = Secrets.none().and("bASIC " + base64("me:hush-hush"));

    assertThat(secrets.strike("a hush-hush b")).isEqualTo("a *** b");
  }

  @Test
  void whatIsNoBase64IsStruckOutAsItStands() {
    assertThat(Secrets.none().and("Basic %%%%%%%%").strike("a %%%%%%%% b")).isEqualTo("a *** b");
    assertThat(Secrets.none().and("no-scheme-at-all").strike("a no-scheme-at-all b"))
        .isEqualTo("a *** b");
    assertThat(Secrets.none().and("Bearer half\ud800pair").strike("a half\ud800pair b"))
        .isEqualTo("a *** b");
  }

  @Test
  void longPartsOfATokenAreStruckOutAloneAndShortOnesAreNot() {
    Secrets secrets = Secrets.none().and("Bearer head.sixteen-letters-.fifteen-letters");

    assertThat(secrets.strike("a sixteen-letters- b")).isEqualTo("a *** b");
    assertThat(secrets.strike("a fifteen-letters b")).isEqualTo("a fifteen-letters b");
    assertThat(secrets.strike("a head b")).isEqualTo("a head b");
  }

  @ParameterizedTest
  @CsvSource({
    "pw, a pw b, a pw b",
    "pwd, a pwd b, a *** b",
    "pwd, pwd, ***",
    "pwd, 'pwd,pwd', '***,***'",
    "pwd, xpwd pwdx 1pwd, xpwd pwdx 1pwd",
    "aba, ababa, ababa",
    "a-a, a-a-a, ***-a",
    "seven77, xseven77x, xseven77x",
    "eight888, xeight888x, x***x"
  })
  void shortOnesAreStruckOutOnlyAsWords(String password, String text, String struck) {
    assertThat(basic("me:" + password).strike(text)).isEqualTo(struck);
  }

  @Test
  void severalAreStruckOutTheLongestFirst() {
    Secrets both = basic("me:hush-hush").and("Bearer hush-hush-longer-still");

    assertThat(both.strike("hush-hush-longer-still hush-hush")).isEqualTo("*** ***");
  }

  @Test
  void aCutLeavesNoBeginningOfASecret() {
    Secrets secrets = basic("me:hush-hush");
    String text = "x".repeat(15) + "hush-hush" + "y".repeat(100);

    for (int limit = 1; limit < 60; limit++) {
      String cut = secrets.strike(text, limit);
      assertThat(cut).hasSizeLessThanOrEqualTo(limit).doesNotContain("h");
      assertThat(text.replace("hush-hush", "***")).startsWith(cut);
    }
    assertThat(secrets.strike("x".repeat(20), 10)).isEqualTo("x".repeat(10));
    assertThat(secrets.strike("x".repeat(9), 10)).isEqualTo("x".repeat(9));
    assertThat(secrets.strike("x".repeat(100), 40)).isEqualTo("x".repeat(40));
  }

  @Test
  void withoutSecretsATextIsOnlyCut() {
    assertThat(Secrets.none().strike("abcdef", 3)).isEqualTo("abc");
    assertThat(Secrets.none().strike("abc", 3)).isEqualTo("abc");
    assertThat(Secrets.none().strike("abc")).isEqualTo("abc");
  }
}
