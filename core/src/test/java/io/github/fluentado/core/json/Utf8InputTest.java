// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The fast reader, asked as codecs ask; where it gave up, the other would hide it. */
class Utf8InputTest {
  private static final Names NAMES = new Names("id", "title", "späße");

  private static Utf8Input input(String json) {
    return new Utf8Input(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void namesAreFoundWhicheverCameBeforeAndHoweverTheyAreWritten() {
    for (int round = 0; round < 2; round++) {
      Utf8Input in =
          input(
              "{ \"id\":1, \"title\" :2,\"sp\u00e4\u00dfe\":3,\"\\u0069d\":4,\"x\":5,\"y\\n\":6}");
      in.beginObject();
      int last = -1;
      int[] places = {0, 1, 2, 0, -1, -1};
      for (int i = 0; i < places.length; i++) {
        assertThat(in.hasNext()).isTrue();
        last = in.nextName(NAMES, last);
        assertThat(last).isEqualTo(places[i]);
        assertThat(in.nextInteger()).isTrue();
        assertThat(in.integer()).isEqualTo(i + 1);
        if (i >= 4) {
          assertThat(in.name()).isEqualTo(i == 4 ? "x" : "y\n");
        }
      }
      assertThat(in.hasNext()).isFalse();
      in.endObject();
      in.end();
    }
  }

  @Test
  void theFirstNameIsExpectedAgain() {
    Names names = new Names("id", "title");
    for (String json : new String[] {"{\"title\":1}", "{ \"title\":1}", "{\"title\" :1}"}) {
      Utf8Input in = input(json);
      in.beginObject();
      assertThat(in.hasNext()).isTrue();
      assertThat(in.nextName(names, -1)).isEqualTo(1);
      assertThat(names.after(-1)).isEqualTo(1);
      assertThat(in.nextInteger()).isTrue();
    }
    Utf8Input other = input("{\"id\":1}");
    other.beginObject();
    assertThat(other.hasNext()).isTrue();
    assertThat(other.nextName(names, -1)).isZero();
    assertThat(names.after(-1)).isZero();
  }

  @Test
  void aNameHasAColonBehindIt() {
    for (String json : new String[] {"{\"id\"1}", "{\"x\"1}"}) {
      Utf8Input in = input(json);
      in.beginObject();
      assertThat(in.hasNext()).isTrue();
      assertThatExceptionOfType(Unplain.class).isThrownBy(() -> in.nextName(NAMES, -1));
      Utf8Input free = input(json);
      free.beginObject();
      assertThatExceptionOfType(Unplain.class).isThrownBy(free::nextName);
    }
  }

  @Test
  void aKnownTextIsFoundAndAnyOtherIsLeftForReading() {
    Utf8Input in = input("[\"title\", \"other\",\"\\u0069d\" ,5,\"id\"]");
    in.beginArray();
    assertThat(in.hasNext()).isTrue();
    assertThat(in.nextOf(NAMES)).isEqualTo(1);
    for (String left : new String[] {"other", "id", "5"}) {
      assertThat(in.hasNext()).isTrue();
      assertThat(in.nextOf(NAMES)).isEqualTo(-1);
      assertThat(in.nextString()).isEqualTo(left);
    }
    assertThat(in.hasNext()).isTrue();
    assertThat(in.nextOf(NAMES)).isZero();
    assertThat(in.hasNext()).isFalse();
    in.endArray();
    in.end();
  }

  @Test
  void numbersAndWordsAreReadWhereTheyAre() {
    Utf8Input in = input("[ 7, 1.50 , true,false, null,\"8\"]");
    in.beginArray();
    assertThat(in.hasNext()).isTrue();
    assertThat(in.nextInteger()).isTrue();
    assertThat(in.hasNext()).isTrue();
    assertThat(in.nextInteger()).isFalse();
    assertThat(in.peek()).isEqualTo(JsonToken.NUMBER);
    assertThat(in.nextString()).isEqualTo("1.50");
    assertThat(in.hasNext()).isTrue();
    assertThat(in.nextBoolean()).isTrue();
    assertThat(in.hasNext()).isTrue();
    assertThat(in.nextBoolean()).isFalse();
    assertThat(in.hasNext()).isTrue();
    in.nextNull();
    assertThat(in.hasNext()).isTrue();
    assertThat(in.nextInteger()).isFalse();
    assertThat(in.nextString()).isEqualTo("8");
    assertThat(in.hasNext()).isFalse();
  }

  @Test
  void whatIsPassedByIsReadAgainFromItsFirstByte() {
    Utf8Input in = input("[  {\"a\":[1,2]}, 3]");
    in.beginArray();
    assertThat(in.hasNext()).isTrue();
    Later passed = in.later();
    assertThat(passed.place()).isEqualTo(3);
    assertThat(in.hasNext()).isTrue();
    in.skipValue();
    assertThat(in.hasNext()).isFalse();
    in.endArray();
    in.end();
  }

  @Test
  void skippingAValueGoesBehindAllOfIt() {
    Utf8Input in = input("[{\"a\":[1,{\"b\":\"]\"}]},2]");
    in.beginArray();
    assertThat(in.hasNext()).isTrue();
    in.skipValue();
    assertThat(in.hasNext()).isTrue();
    assertThat(in.nextInteger()).isTrue();
    assertThat(in.integer()).isEqualTo(2);
  }

  @Test
  void aTreeIsTheWholeDocument() {
    assertThat(input(" {\"a\":[1.0,true,null,\"x\"]} ").whole())
        .hasToString("{\"a\":[1.0,true,null,\"x\"]}");
    assertThatExceptionOfType(Unplain.class).isThrownBy(() -> input("1 2").whole());
    assertThatExceptionOfType(Unplain.class).isThrownBy(() -> input("").whole());
  }

  @Test
  void aCodecOfAnothersGetsItsOwnValueAndMustReadAllOfIt() throws IOException {
    Codec<String> lazy =
        new Codec<>() {
          @Override
          public String read(JsonReader in) throws IOException {
            in.beginArray();
            String first = in.nextString();
            if (in.hasNext()) {
              return first;
            }
            in.endArray();
            return first;
          }

          @Override
          public void write(JsonWriter out, String value) {
            throw new AssertionError();
          }
        };
    Utf8Input in = input("[ [\"\u00e4\"],[1,2]]");
    in.beginArray();
    assertThat(in.hasNext()).isTrue();
    assertThat(in.foreign(lazy)).isEqualTo("\u00e4");
    assertThat(in.hasNext()).isTrue();
    assertThatExceptionOfType(Unplain.class).isThrownBy(() -> in.foreign(lazy));
  }

  @Test
  void nobodyListensAndWhatDoesNotFitIsNotPlain() {
    assertThat(input("1").reports()).isFalse();
    assertThat(input("1").unfit("odd")).isInstanceOf(Unplain.class);
  }

  @Test
  void whatIsHeldIsACopyOfItsBytesAlone() throws IOException {
    byte[] json = "[ {\"a\":1},2]".getBytes(StandardCharsets.UTF_8);
    Utf8Input in = new Utf8Input(json);
    in.beginArray();
    assertThat(in.hasNext()).isTrue();
    Tree held = in.held();
    Arrays.fill(json, 0, 9, (byte) ' ');

    assertThat(held.look()).hasToString("{\"a\":1}");
    assertThat(in.hasNext()).isTrue();
    assertThat(in.tree()).isEqualTo(new JsonPrimitive(2));
  }
}
