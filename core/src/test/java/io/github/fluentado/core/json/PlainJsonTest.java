// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast reader reads what Gson reads, in the same way, and leaves all else to it. */
class PlainJsonTest {
  private static final List<Codec<?>> CODECS =
      List.of(
          Codec.JSON,
          Sample.SHAPE,
          Codec.list(Codec.JSON),
          Codec.map(Codec.STRING),
          Codec.wrappedList(Sample.SHAPE),
          Codec.wrapped(Codec.map(Codec.JSON)),
          Shapes.SHAPE,
          Shapes.ByProperties.SHAPE);
  private static final String ODD_BYTES =
      "\"\\{}[]:,.-+eE09u/ \n\t\u00ff\u00c3\u0080\u00ed\u00f0tnf\0";

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whatIsPlainIsReadAsGsonReadsIt(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      byte[] json = utf8(Documents.object(random, 5));
      assertThatNoException().isThrownBy(() -> new Utf8Input(json).whole());
      CODECS.forEach(codec -> bothWays(json, codec));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void whatIsBrokenIsReadOrRefusedAsByGson(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      byte[] json = utf8(Documents.object(random, 4));
      for (int faults = random.nextInt(3); faults >= 0; faults--) {
        json = broken(json, random);
      }
      byte[] body = json;
      bothWays(body, Codec.JSON);
      bothWays(body, CODECS.get(random.nextInt(CODECS.size())));
    }
  }

  private static byte[] broken(byte[] json, Random random) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int from = random.nextInt(json.length + 1);
    int left = random.nextInt(3);
    out.write(json, 0, from);
    for (int more = random.nextInt(3); more > 0; more--) {
      out.write(ODD_BYTES.charAt(random.nextInt(ODD_BYTES.length())));
    }
    int rest = Math.min(json.length, from + left);
    out.write(json, rest, json.length - rest);
    return out.toByteArray();
  }

  /** A listener makes Gson read. */
  private static <T> void bothWays(byte[] json, Codec<T> codec) {
    String known = outcome(() -> text(codec, Json.decode(json, codec, tolerance -> {})));
    String given = outcome(() -> text(codec, Json.decode(json, codec)));
    assertThat(given).as(() -> new String(json, StandardCharsets.ISO_8859_1)).isEqualTo(known);
    if (!known.startsWith("JSON at")) {
      T slow = Json.decode(json, codec, tolerance -> {});
      T fast = Json.decode(json, codec);
      assertThat(fast).isEqualTo(slow).hasSameHashCodeAs(slow);
      assertThat(slow).isEqualTo(fast);
    }
  }

  private static <T> String text(Codec<T> codec, T value) {
    return new String(Json.encode(codec, value), StandardCharsets.UTF_8);
  }

  private static String outcome(java.util.function.Supplier<String> work) {
    try {
      return work.get();
    } catch (JsonDecodingException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void aTextIsReadWhereverItsEndIsAndWhateverIsInIt() {
    for (String odd : List.of("", "\\n", "\\\"", "\\\\", "\\u00e9", "é", "\\ud83d\\ude00", "😀")) {
      for (int before = 0; before < 20; before++) {
        for (int behind = 0; behind < 12; behind++) {
          String text = "a".repeat(before) + odd + "b".repeat(behind);
          byte[] json = utf8("{\"" + text + "\":\"" + text + "\"}");
          assertThat(new Utf8Input(json).whole()).isEqualTo(gson(json));
        }
      }
    }
  }

  private static JsonElement gson(byte[] json) {
    return Json.decode(json, Codec.JSON, tolerance -> {});
  }

  @Test
  void whatGsonForgivesIsReadToo() {
    assertThat(Json.decode(utf8("{\"enabled\":TRUE,\"title\":\"it\\'s\"}"), Sample.SHAPE).title())
        .isEqualTo("it's");
    assertThat(Json.decode(utf8("[Null]"), Codec.list(Codec.JSON)).get(0).isJsonNull()).isTrue();
    assertThatExceptionOfType(Unplain.class)
        .isThrownBy(() -> new Utf8Input(utf8("[TRUE]")).whole());
  }

  @Test
  void bytesThatAreNoUtf8AreReplaced() {
    byte[] json = "{\"title\":\"a\u00ffb\u00c3\"}".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(Json.decode(json, Sample.SHAPE).title()).isEqualTo("a\uFFFDb\uFFFD");
  }

  @Test
  void halfACharacterInATextOfJavaIsNotLost() {
    assertThat(Json.decode("{\"title\":\"\ud83d\"}", Sample.SHAPE).title()).isEqualTo("\ud83d");
  }

  @Test
  void longTextsAndNumbersAreRead() throws IOException {
    String text = "x\\n".repeat(1_000_000);
    String digits = "1234567890".repeat(90);

    assertThat(Json.decode("{\"title\":\"" + text + "\"}", Sample.SHAPE).title())
        .hasSize(2_000_000);
    assertThat(Json.decode("{\"x\":" + digits + "}", Sample.SHAPE).json())
        .hasToString("{\"x\":" + digits + "}");
    assertThat(Json.decode("{\"price\":" + digits + "}", Sample.SHAPE).price()).isEqualTo(digits);
  }

  @Test
  void wholeNumbersOfEachSizeAreReadAndKept() {
    for (String digits :
        List.of(
            "0",
            "-0",
            "7",
            "-7",
            "2147483647",
            "2147483648",
            "-2147483648",
            "-2147483649",
            "999999999999999999",
            "9223372036854775807",
            "9223372036854775808",
            "1e2",
            "1.0")) {
      for (String name : List.of("id", "size", "ratio", "price", "x")) {
        byte[] json = utf8("{\"" + name + "\":" + digits + "}");
        bothWays(json, Sample.SHAPE);
        assertThat(Json.decode(json, Sample.SHAPE).json().toString())
            .isEqualTo(new String(json, StandardCharsets.UTF_8));
      }
    }
  }

  @Test
  void theLastOfEqualKeysOfAMapCountsAtTheFirstsPlace() {
    Map<String, Integer> map = Json.decode("{\"a\":1,\"b\":2,\"a\":3}", Codec.map(Codec.INT32));

    assertThat(map).isEqualTo(Map.of("a", 3, "b", 2));
    assertThat(map.keySet()).containsExactly("a", "b");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 127, 128, 254, 255, 256, 1000})
  void mapsOfAnySizeKeepOrderAndFindAll(int size) {
    List<String> keys = new ArrayList<>();
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < size; i++) {
      keys.add((i % 2 == 0 ? "Aa" : "BB") + i / 2);
      json.append(i == 0 ? "" : ",").append('"').append(keys.get(i)).append("\":").append(i);
    }
    Map<String, Integer> map = Json.decode(json.append('}').toString(), Codec.map(Codec.INT32));

    assertThat(map).hasSize(size);
    assertThat(map.keySet()).containsExactlyElementsOf(keys);
    assertThat(keys).allSatisfy(key -> assertThat(map.get(key)).isEqualTo(keys.indexOf(key)));
    assertThat(map.get("AaX")).isNull();
    assertThat(map.containsKey("")).isFalse();
    assertThat(map.containsKey(null)).isFalse();
  }

  @Test
  void propertiesAreFoundInEachOrderWithSpacesOrEscapes() {
    for (String json :
        List.of(
            "{\"id\":1,\"title\":\"a\"}",
            "{\"title\":\"a\",\"id\":1}",
            "{ \"id\" : 1 , \"title\" : \"a\" }",
            "{\"\\u0069d\":1,\"t\\u0069tle\":\"a\"}",
            "{\"id\":1,\"title\":\"a\"}")) {
      Sample sample = Json.decode(utf8(json), Sample.SHAPE);
      assertThat(sample.id()).isEqualTo(1);
      assertThat(sample.title()).isEqualTo("a");
      assertThat(sample.unknown()).isEmpty();
    }
  }

  @Test
  void freeJsonThatWasReadIsEqualToTheSameThatWasSet() {
    Sample read = Sample.read("{\"anything\":{\"a\":[1,{}]}}");
    Sample set = new Sample().anything(Json.decode("{\"a\":[1,{}]}", Codec.JSON));
    Sample other = new Sample().anything(new JsonPrimitive("a"));

    assertThat(read).isEqualTo(set).hasSameHashCodeAs(set).isNotEqualTo(other);
    assertThat(set).isEqualTo(read);
    assertThat(other).isEqualTo(Sample.read("{\"anything\":\"a\"}"));
  }

  @Test
  void linksReadByManyThreadsAtOnceAreTheSame() {
    Sample sample = Sample.read("{\"_links\":{\"self\":{\"href\":\"u\"}}}");
    ReferenceLinks links = java.util.Objects.requireNonNull(sample.links());

    assertThat(
            java.util.stream.IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> links.href("self").orElse("none"))
                .distinct())
        .containsExactly("u");
  }
}
