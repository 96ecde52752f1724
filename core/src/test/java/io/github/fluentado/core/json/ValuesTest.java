// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.core.json.Sample.Access;
import io.github.fluentado.core.json.Sample.Color;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What values are: equal or not, found or not, and what an error calls them. */
class ValuesTest {

  private static void equal(Object one, Object other, Object different) {
    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    assertThat(one).isNotEqualTo(different).isNotEqualTo("text").isNotEqualTo(null);
    assertThat(one.hashCode()).isNotEqualTo(different.hashCode()).isNotZero();
  }

  @Test
  void modelsAreEqualByTypeAndContent() {
    String json = "{\"id\":7,\"other\":{\"a\":1},\"more\":2}";

    equal(
        Sample.read(json),
        Sample.read("{\"more\":2,\"id\":7,\"other\":{\"a\":1}}"),
        Sample.read("{\"id\":7,\"other\":{\"a\":2},\"more\":2}"));
    equal(Sample.read(json), Sample.read(json), Sample.read("{\"id\":8}"));
    assertThat(Sample.read("{\"id\":7}")).isNotEqualTo(Sample.read("{\"id\":8}"));
    assertThat((Object) Json.decode("{\"type\":\"x\"}", Shapes.SHAPE))
        .isNotEqualTo(Json.decode("{\"type\":\"x\"}", Shapes.Circle.SHAPE));
    assertThat(Sample.read(json).hashCode()).isNotEqualTo(Sample.read("{\"id\":7}").hashCode());
  }

  @Test
  void largeNumbersAreEqualByTheirText() {
    equal(
        Sample.read("{\"price\":1.0000000000000000001e5}"),
        Sample.read("{\"price\":1.0000000000000000001e5}"),
        Sample.read("{\"price\":1.0000000000000000002e5}"));
    equal(
        Sample.read("{\"id\":\"12\"}"), Sample.read("{\"id\":\"12\"}"), Sample.read("{\"id\":12}"));
  }

  @Test
  void listsAndMapsAreEqualByWhatTheyHold() {
    Sample one = Sample.read("{\"tags\":[\"a\",{}],\"counts\":{\"x\":1,\"y\":[]}}");
    Sample same = Sample.read("{\"tags\":[\"a\",{}],\"counts\":{\"x\":1,\"y\":[]}}");
    Sample other = Sample.read("{\"tags\":[\"a\",5],\"counts\":{\"x\":1,\"y\":2}}");

    equal(one.tags(), same.tags(), other.tags());
    equal(one.counts(), same.counts(), other.counts());
    assertThat(one.tags()).isEqualTo(List.of("a")).hasSameHashCodeAs(List.of("a"));
    assertThat(one.counts()).isEqualTo(Map.of("x", 1)).hasSameHashCodeAs(Map.of("x", 1));
    assertThat(one.counts()).isNotEqualTo(Map.of("x", 2)).containsOnlyKeys("x");
    assertThat(one.counts().containsKey("y")).isFalse();
    assertThat(one.counts().containsKey("x")).isTrue();
  }

  @Test
  void enumsLinksAndBagsAreEqualByWhatTheySay() {
    equal(Color.CODEC.of("New"), Color.CODEC.of("nEW"), Color.CODEC.of("old"));
    equal(Access.CODEC.of("read,, write ,"), Access.CODEC.of("write, read"), Access.READ);
    assertThat(Access.CODEC.split(Access.CODEC.of(" read,, write ,")))
        .containsExactly(Access.READ, Access.WRITE);
    equal(links("{\"a\":{\"href\":\"u\"}}"), links("{\"a\":{\"href\":\"u\"}}"), links("{\"a\":1}"));
    equal(bag("{\"a\":1}"), bag("{\"a\":1}"), bag("{\"a\":2}"));
    assertThat(links("{\"a\":1,\"b\":2}")).hasToString("ReferenceLinks[a, b]");
    assertThat(bag("{\"a\":1,\"b\":2}")).hasToString("PropertyBag[a, b]");
    assertThat(bag("{\"a\":1,\"b\":2}").names()).containsExactly("a", "b");
    assertThatThrownBy(() -> bag("{\"a\":1}").names().remove("a"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static ReferenceLinks links(String json) {
    return Json.decode(json, ReferenceLinks.CODEC);
  }

  private static PropertyBag bag(String json) {
    return Json.decode(json, PropertyBag.CODEC);
  }

  static Stream<Arguments> codecs() {
    return Stream.of(
        Arguments.of(Codec.STRING, "[]", "a text", "a list"),
        Arguments.of(Codec.BOOLEAN, "5", "a boolean", "an unfit number"),
        Arguments.of(Codec.BOOLEAN, "\"x\"", "a boolean", "an unreadable text"),
        Arguments.of(Codec.INT32, "5000000000", "a 32-bit integer", "an unfit number"),
        Arguments.of(Codec.INT64, "true", "a 64-bit integer", "a boolean"),
        Arguments.of(Codec.DOUBLE, "{}", "a number", "an object"),
        Arguments.of(Codec.DECIMAL, "null", "a number", "null"),
        Arguments.of(Codec.DATE_TIME, "\"never\"", "a date", "unreadable text"),
        Arguments.of(Codec.DATE_TIME, "5", "a date", "an unfit number"),
        Arguments.of(Codec.BYTES, "\"a\"", "base64 text", "unreadable text"),
        Arguments.of(Codec.BYTES, "5", "base64 text", "an unfit number"),
        Arguments.of(Color.CODEC, "[]", "a value of an enum", "a list"),
        Arguments.of(Codec.list(Codec.STRING), "{}", "a list", "an object"),
        Arguments.of(Codec.map(Codec.STRING), "[]", "an object", "a list"),
        Arguments.of(ReferenceLinks.CODEC, "[]", "an object", "a list"),
        Arguments.of(Sample.SHAPE, "[]", "an object", "a list"));
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void anErrorSaysWhatWasExpectedAndWhatWasFound(
      Codec<?> codec, String json, String expected, String found) {
    assertThatExceptionOfType(JsonDecodingException.class)
        .isThrownBy(() -> Json.decode(json, codec))
        .satisfies(
            error ->
                assertThat(error.reason()).isEqualTo("expected " + expected + ", found " + found))
        .withMessage("JSON at $: expected " + expected + ", found " + found);
  }

  private static List<String> tolerated(String json, Codec<?> codec) {
    List<String> seen = new ArrayList<>();
    Json.decode(
        json.getBytes(StandardCharsets.UTF_8),
        codec,
        t -> seen.add(t.path() + " " + t.kind() + ": " + t.detail()));
    return seen;
  }

  @Test
  void aToleranceSaysWhatItWas() {
    assertThat(tolerated("{\"color\":2,\"created\":\"2024-05-06\"}", Sample.SHAPE))
        .containsExactly(
            "$.color CONVERTED: a value of an enum, found a number",
            "$.created DATE_FORM: it is no RFC 3339");
    assertThat(tolerated("[null]", Codec.list(Codec.INT32)))
        .containsExactly("$[0] NULL: a 32-bit integer");
    assertThat(tolerated("{\"a\":1}", Codec.wrapped(Codec.map(Codec.INT32))))
        .containsExactly("$ WRAPPER: the value has no wrapper");
    assertThat(tolerated("{\"count\":0}", Codec.wrappedList(Codec.INT32)))
        .containsExactly("$ WRAPPER: the wrapper has no list");
    assertThat(tolerated("[]", Codec.list(Codec.JSON))).isEmpty();
  }

  @Test
  void whatIsThereIsToldApartFromWhatIsNot() {
    Sample sample = Sample.read("{\"id\":1,\"title\":null,\"x\":null}");

    assertThat(sample.has("id")).isTrue();
    assertThat(sample.has("ID")).isTrue();
    assertThat(sample.has("title")).isTrue();
    assertThat(sample.has("x")).isTrue();
    assertThat(sample.has("size")).isFalse();
    assertThat(sample.has("y")).isFalse();
    assertThat(sample.json("id")).isEqualTo(new JsonPrimitive(1));
    assertThat(sample.json("y")).isNull();
    assertThat(sample.without("id").json()).hasToString("{\"title\":null,\"x\":null}");
    assertThat(sample.without("x").has("x")).isFalse();
  }

  @Test
  @SuppressWarnings("NullAway") // What a caller without null checks may do.
  void aShapeKnowsItsNamesInTheirOrderAndMarksWhatIsNew() {
    Shape<Shapes> shape =
        Shape.<Shapes>of(
                Shapes::new, () -> new Codec<?>[] {Codec.STRING, Codec.STRING}, "Type", "b")
            .marked("Type", "\"round\"");
    Shapes made = new Shapes(shape.empty());

    assertThat(shape.names()).containsExactly("Type", "b");
    assertThat(made.json()).hasToString("{\"Type\":\"round\"}");
    assertThat(new Shapes(shape.empty())).isEqualTo(made);
    assertThat(Json.decode("{\"TYPE\":\"a\",\"B\":\"c\"}", shape).get("b")).isEqualTo("c");
    assertThat(Json.decode("{\"type\":\"a\"}", shape).type()).isEqualTo("a");
    assertThat(new Shapes(shape.of(1, "given")).json()).hasToString("{\"b\":\"given\"}");
    assertThatThrownBy(() -> shape.of(1, null)).hasMessage("b is null");
  }

  @Test
  void aShapeMadeHereGivesItsSubtypesToo() {
    Shape<Shapes> shape =
        Shape.<Shapes>of(Shapes::new, () -> new Codec<?>[] {Codec.STRING}, "type")
            .subtypes(() -> Subtypes.by("type", Map.of("1", Shapes.Circle.SHAPE)));

    assertThat(Json.decode("{\"type\":\"1\"}", shape)).isInstanceOf(Shapes.Circle.class);
    assertThat(Json.decode("{\"type\":\"2\"}", shape)).isExactlyInstanceOf(Shapes.class);
  }

  @Test
  void aTypeDeepInsideCountsForASubtype() {
    Shape<Sample> shape =
        Shape.<Sample>of(contents -> new Sample(), () -> new Codec<?>[] {Sample.SHAPE}, "child")
            .subtypes(() -> Subtypes.by("child.title", Map.of("x", Sample.SHAPE)));

    assertThat(Json.decode("{\"child\":{\"title\":\"X\"},\"id\":5}", shape).id()).isEqualTo(5);
    assertThat(Json.decode("{\"child\":{\"title\":\"y\"},\"id\":5}", shape).id()).isNull();
    assertThat(Json.decode("{\"child\":\"x\",\"id\":5}", shape).id()).isNull();
  }

  @Test
  void valuesBecomeTreesAndComeFromThem() {
    JsonObject tree = new JsonObject();
    tree.addProperty("id", 3);

    assertThat(Json.toTree(Sample.SHAPE, new Sample().id(3))).isEqualTo(tree);
    assertThat(Json.fromTree(tree, Sample.SHAPE)).isEqualTo(new Sample().id(3));
    assertThat(Json.decode("[1]".getBytes(StandardCharsets.UTF_8), Codec.list(Codec.INT32)))
        .containsExactly(1);
  }

  @Test
  void whatIsWrittenIsBare() {
    Codec<Map<String, Integer>> map = Codec.wrapped(Codec.map(Codec.INT32));

    assertThat(Json.toTree(map, Map.of("a", 1))).hasToString("{\"a\":1}");
    assertThat(Json.toTree(Codec.wrapped(Codec.list(Codec.INT32)), List.of(1))).hasToString("[1]");
  }

  @Test
  void bytesAreWrittenAsBase64AndUnreadableOnesAreLeftOutOfAList() {
    Codec<List<byte[]>> list = Codec.list(Codec.BYTES);

    assertThat(Json.toTree(Codec.BYTES, new byte[] {1, 2})).isEqualTo(new JsonPrimitive("AQI="));
    assertThat(Json.decode("[\"AQI=\",\"a\",\"aGk=\"]", list)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 21})
  void aFractionIsCutAtNineDigitsWhateverFollows(int digits) {
    String text = "2024-05-06T07:08:09." + "1".repeat(digits) + "Z";

    assertThat(DateTimes.parse(text)).hasToString("2024-05-06T07:08:09.111111111Z");
  }

  @ParameterizedTest
  @CsvSource({"40, false", "41, true"})
  void noMoreThanFortyNamesAreShown(int properties, boolean more) {
    JsonObject json = new JsonObject();
    for (int i = 0; i < properties; i++) {
      json.addProperty("p" + i, "x");
    }
    String shown = Json.fromTree(json, Sample.SHAPE).toString();

    assertThat(shown).contains("p39").doesNotContain("p40").endsWith(more ? ", …}" : "p39}");
  }
}
