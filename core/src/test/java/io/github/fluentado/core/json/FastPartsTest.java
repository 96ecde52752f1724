// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of the fast reader by themselves. */
class FastPartsTest {

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aQuoteOrABackslashIsSeenAtEachOfEightPlacesAndNothingElseIs() {
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      byte[] word = new byte[8];
      random.nextBytes(word);
      for (int k = 0; k < 8; k++) {
        word[k] = word[k] == '"' || word[k] == '\\' ? (byte) 'a' : word[k];
      }
      assertThat(Words.special(Words.at(word, 0))).isZero();
      int place = random.nextInt(8);
      word[place] = random.nextBoolean() ? (byte) '"' : (byte) '\\';
      long special = Words.special(Words.at(word, 0));
      assertThat(Long.numberOfTrailingZeros(special) >>> 3).isEqualTo(place);
      word[place] = (byte) (random.nextBoolean() ? 'b' : 0xC3);
      boolean foreign = false;
      for (byte one : word) {
        foreign |= one < 0;
      }
      assertThat(Words.foreign(Words.at(word, 0)) != 0).isEqualTo(foreign);
    }
  }

  @Test
  void equalBytesHaveOneHashWhereverTheyAreAndOthersHardlyEver() {
    Map<Integer, String> seen = new HashMap<>();
    int same = 0;
    for (int i = 0; i < 3000; i++) {
      String text = "x".repeat(i % 12) + i;
      byte[] here = utf8(text);
      byte[] there = utf8("[\"" + text + "\"]");
      int hash = Words.hash(here, 0, here.length);
      assertThat(Words.hash(there, 2, there.length - 2)).isEqualTo(hash);
      if (seen.put(hash, text) != null) {
        same++;
      }
    }
    assertThat(same).isLessThan(3);
  }

  @Test
  void aShortTextThatIsRepeatedIsMadeOnce() {
    byte[] json = utf8("[\"abc\",\"abd\",\"abc\",\"\",\"abc\",\"abcd\"]");
    Texts texts = new Texts(json);
    String first = texts.plain(2, 5, true);

    assertThat(first).isEqualTo("abc");
    assertThat(texts.plain(8, 11, true)).isEqualTo("abd");
    assertThat(texts.plain(14, 17, true)).isSameAs(first);
    assertThat(texts.plain(20, 20, true)).isEmpty();
    assertThat(texts.plain(23, 26, true)).isSameAs(first);
    assertThat(texts.plain(29, 33, true)).isEqualTo("abcd");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 159, 160, 161, 500})
  void textsOfAnyLengthAreRightAndTheShortAreShared(int length) {
    byte[] json = utf8(("\"" + "é".repeat(length / 2) + "a".repeat(length % 2) + "\"").repeat(2));
    Texts texts = new Texts(json);
    int size = length / 2 * 2 + length % 2;
    String one = texts.plain(1, 1 + size, false);
    String other = texts.plain(size + 3, size + 3 + size, false);

    assertThat(one).isEqualTo("é".repeat(length / 2) + "a".repeat(length % 2)).isEqualTo(other);
    if (size <= 160) {
      assertThat(other).isSameAs(one);
    } else {
      assertThat(other).isNotSameAs(one);
    }
  }

  @Test
  void textsAreRightHoweverManyThereAre() {
    StringBuilder json = new StringBuilder("[");
    for (int i = 0; i < 5000; i++) {
      json.append('"').append(Integer.toString(i % 1700, 36)).append("\",");
    }
    byte[] bytes = utf8(json.toString());
    Texts texts = new Texts(bytes);
    int at = 2;
    for (int i = 0; i < 5000; i++) {
      String expected = Integer.toString(i % 1700, 36);
      assertThat(texts.plain(at, at + expected.length(), true)).isEqualTo(expected);
      at += expected.length() + 3;
    }
  }

  @Test
  void backslashesAreUndoneWhereverTheyAre() {
    for (String[] pair :
        new String[][] {
          {"a\\nb", "a\nb"},
          {"\\t\\r\\b\\f\\/\\\\\\\"", "\t\r\b\f/\\\""},
          {"x\\u00e9y\\u0041", "xéyA"},
          {"\\uABCD\\uabcd", "\uabcd\uabcd"},
          {"\\u0000\\u00ff", "\u0000\u00ff"}
        }) {
      assertThat(Escapes.undone(pair[0])).isEqualTo(pair[1]);
      byte[] bytes = utf8("\"" + pair[0] + "\"");
      Escapes.check(bytes, 1, bytes.length - 1);
      assertThat(new Texts(bytes).escaped(1, bytes.length - 1, true)).isEqualTo(pair[1]);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\x", "\\u12", "\\u", "\\u123", "\\u12g4", "\\u-001", "\\u004\u0661"})
  void whatIsNoEscapeIsRefused(String text) {
    assertThatExceptionOfType(Unplain.class).isThrownBy(() -> Escapes.undone(text));
    byte[] bytes = utf8(text + "0000");
    assertThatExceptionOfType(Unplain.class)
        .isThrownBy(() -> Escapes.check(bytes, 0, bytes.length - 4));
  }

  @Test
  void namesAreFoundByTextAndByBytes() {
    String[] all = new String[100];
    for (int i = 0; i < all.length; i++) {
      all[i] = "x".repeat(i % 9) + i;
    }
    Names names = new Names(all);
    byte[] json = utf8(String.join(" ", all));
    int at = 0;
    for (int i = 0; i < all.length; i++) {
      assertThat(names.indexOf(all[i])).isEqualTo(i);
      assertThat(names.indexOf(json, at, at + all[i].length())).isEqualTo(i);
      assertThat(names.written(i)).isEqualTo(utf8("\"" + all[i] + "\":"));
      at += all[i].length() + 1;
    }
    assertThat(names.indexOf("x")).isEqualTo(-1);
    assertThat(names.indexOf(json, 0, 4)).isEqualTo(-1);
    assertThat(names.indexOf(json, 0, 0)).isEqualTo(-1);
  }

  @Test
  void aNameThatIsThereTwiceHasItsFirstPlaceAndAnOddOneIsNeverTakenAsWritten() {
    Names names = new Names("a", "b", "a", "q\"", "b\\");

    assertThat(names.indexOf("a")).isZero();
    assertThat(names.indexOf(utf8("a"), 0, 1)).isZero();
    assertThat(names.written(1)).isEqualTo(utf8("\"b\":"));
    assertThat(names.written(3)).isEqualTo(new byte[] {0});
    assertThat(names.written(4)).isEqualTo(new byte[] {0});
    assertThat(new Names().indexOf(utf8("a"), 0, 1)).isEqualTo(-1);
  }

  @Test
  void whatCameAfterANameIsRemembered() {
    Names names = new Names("a", "b");
    assertThat(names.after(-1)).isEqualTo(-1);
    assertThat(names.after(1)).isEqualTo(-1);
    names.follows(-1, 1);
    names.follows(1, 0);

    assertThat(names.after(-1)).isEqualTo(1);
    assertThat(names.after(0)).isEqualTo(-1);
    assertThat(names.after(1)).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 5, 170, 254, 255, 256, 300})
  void pairsAreAMapInOrder(int size) {
    Object[] pairs = new Object[2 * size];
    Map<String, Object> expected = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      pairs[2 * i] = "key " + i;
      pairs[2 * i + 1] = i;
      expected.put("key " + i, i);
    }
    Map<String, Object> map = Pairs.of(pairs);

    assertThat(map).isEqualTo(expected).hasSize(size);
    assertThat(map.entrySet()).hasSize(size);
    assertThat(map.entrySet()).containsExactlyElementsOf(expected.entrySet());
    expected.forEach((key, value) -> assertThat(map.get(key)).isEqualTo(value));
    assertThat(map.get("key")).isNull();
    assertThat(map).doesNotContainKey(null);
    Iterator<?> end = map.entrySet().iterator();
    for (int i = 0; i < size; i++) {
      end.next();
    }
    assertThat(end.hasNext()).isFalse();
    assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(end::next);
  }

  @Test
  void fewPairsAreSmallAndManyOrRepeatedOnesAreAMapOfJava() {
    Object[] many = new Object[512];
    Arrays.setAll(many, i -> i % 2 == 0 ? "k" + i : (Object) i);

    assertThat(Pairs.of(new Object[] {"a", 1})).isInstanceOf(Pairs.class);
    assertThat(Pairs.of(Arrays.copyOf(many, 510))).isInstanceOf(Pairs.class);
    assertThat(Pairs.of(many)).isInstanceOf(LinkedHashMap.class);
    assertThat(Pairs.of(new Object[] {"a", 1, "b", 2, "a", 3})).isInstanceOf(LinkedHashMap.class);
    assertThat(Pairs.of(new Object[0])).isSameAs(Pairs.of(new Object[0]));
  }
}
