// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aByteOrderMarkIsSkipped() {
    assertThat(Json.decode(utf8("\uFEFF{\"id\":1}"), Sample.SHAPE)).isEqualTo(new Sample().id(1));
  }

  @Test
  void otherCharsetsAreRead() throws IOException {
    InputStream body =
        new ByteArrayInputStream("{\"title\":\"é\"}".getBytes(StandardCharsets.UTF_16));

    assertThat(Json.decode(body, StandardCharsets.UTF_16, Sample.SHAPE).title()).isEqualTo("é");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "  ", "{\"id\":", "{\"id\":1", "{\"children\":[{\"id\":1},", "{\"title\":\"a"})
  void anEmptyOrCutDocumentIsAnError(String json) {
    assertThatExceptionOfType(JsonDecodingException.class)
        .isThrownBy(() -> Json.decode(utf8(json), Sample.SHAPE))
        .withMessageContaining("cut off");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "{id:1}", "{\"id\" 1}", "{\"id\":1,}", "{\"id\":NaN}", "[1,]"})
  void whatIsNoJsonIsAnError(String json) {
    assertThatExceptionOfType(JsonDecodingException.class)
        .isThrownBy(() -> Json.decode(utf8(json), Codec.JSON))
        .withMessageContaining("not valid JSON");
  }

  @Test
  void theErrorNamesThePathAndNothingOfTheBody() {
    assertThatExceptionOfType(JsonDecodingException.class)
        .isThrownBy(() -> Sample.read("{\"children\":[{\"id\":1},{\"title\":\"secret\" oops}]}"))
        .satisfies(e -> assertThat(e.path()).startsWith("$.children[1]"))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret").doesNotContain("oops"));
  }

  @Test
  void somethingAfterTheEndIsAnError() {
    assertThatExceptionOfType(JsonDecodingException.class).isThrownBy(() -> Sample.read("{} {}"));
  }

  @ParameterizedTest
  @CsvSource({"null, null", "[], a list", "'\"x\"', a", "5, number", "true, boolean"})
  void aRootOfAnotherTypeIsAnError(String json, String found) {
    assertThatExceptionOfType(JsonDecodingException.class)
        .isThrownBy(() -> Sample.read(json))
        .withMessageContaining("expected an object")
        .withMessageContaining(found);
  }

  @Test
  void nestingHasALimit() {
    String deep = "{\"child\":".repeat(200) + "{}" + "}".repeat(200);
    String tooDeep = "{\"child\":".repeat(100_000);
    String tooDeepUnknown = "{\"x\":" + "[".repeat(100_000);

    assertThat(Sample.read(deep).child()).isNotNull();
    for (String json : List.of(tooDeep, tooDeepUnknown)) {
      assertThatExceptionOfType(JsonDecodingException.class)
          .isThrownBy(() -> Sample.read(json))
          .withMessageContaining("nested too deep");
    }
  }

  @Test
  void nothingIsEscapedForHtml() {
    byte[] json = Json.encode(Sample.SHAPE, new Sample().title("<a b='c'>&=é"));

    assertThat(new String(json, StandardCharsets.UTF_8)).isEqualTo("{\"title\":\"<a b='c'>&=é\"}");
  }

  @Test
  void numbersThatJsonLacksAreText() {
    assertThat(new Sample().ratio(Double.NaN).json()).hasToString("{\"ratio\":\"NaN\"}");
    assertThat(Sample.read("{\"ratio\":\"NaN\"}").ratio()).isNaN();
  }

  @Test
  void aWrappedListIsReadFromItsWrapperOrBare() {
    Codec<List<Integer>> codec = Codec.wrappedList(Codec.INT32);

    assertThat(Json.decode("{\"count\":2,\"value\":[1,2]}", codec)).containsExactly(1, 2);
    assertThat(Json.decode("{\"Value\":[1,2]}", codec)).containsExactly(1, 2);
    assertThat(Json.decode("[1,2]", codec)).containsExactly(1, 2);
    assertThat(Json.encode(codec, List.of(1, 2))).isEqualTo(utf8("[1,2]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"count\":0,\"value\":null}", "{\"count\":0}", "{\"value\":null}", "[]"})
  void anEmptyWrapperIsAnEmptyList(String json) {
    assertThat(Json.decode(json, Codec.wrappedList(Codec.INT32))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"message\":\"failed\"}",
        "{\"count\":1}",
        "{\"count\":\"0\"}",
        "{\"value\":null,\"message\":\"failed\"}",
        "{\"value\":{}}",
        "null",
        "\"x\""
      })
  void anObjectThatIsNoWrapperIsAnError(String json) {
    assertThatExceptionOfType(JsonDecodingException.class)
        .isThrownBy(() -> Json.decode(json, Codec.wrappedList(Codec.INT32)));
  }

  @Test
  void aWrappedMapIsReadFromItsWrapperOrBare() {
    Codec<Map<String, Integer>> codec = Codec.wrapped(Codec.map(Codec.INT32));

    assertThat(Json.decode("{\"count\":1,\"value\":{\"a\":1}}", codec)).isEqualTo(Map.of("a", 1));
    assertThat(Json.decode("{\"a\":1}", codec)).isEqualTo(Map.of("a", 1));
    assertThatExceptionOfType(JsonDecodingException.class)
        .isThrownBy(() -> Json.decode("[1]", codec));
  }

  @Test
  void codecsOfOthersTakePart() {
    Codec<Character> codec =
        new Codec<>() {
          @Override
          public Character read(JsonReader in) throws IOException {
            return in.nextString().charAt(0);
          }

          @Override
          public void write(JsonWriter out, Character value) throws IOException {
            out.value(value.toString());
          }
        };

    List<Character> letters = Json.decode("[\"a\",\"b\"]", Codec.list(codec));

    assertThat(letters).containsExactly('a', 'b');
    assertThat(Json.encode(Codec.list(codec), letters)).isEqualTo(utf8("[\"a\",\"b\"]"));
  }
}
