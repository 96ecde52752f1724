// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ModelTest {
  @Test
  void declaredValuesAreRead() {
    Sample sample =
        Sample.read(
            """
            {"id": 7, "size": 5000000000, "ratio": 0.5, "price": 1.10, "enabled": true,
             "title": "Häuser", "key": "aGk=", "child": {"id": 8}, "tags": ["a", "b"],
             "children": [{"id": 1}, {"id": 2}], "counts": {"x": 3}, "fields": {"System.Id": 7}}
            """);

    assertThat(sample.id()).isEqualTo(7);
    assertThat(sample.size()).isEqualTo(5_000_000_000L);
    assertThat(sample.ratio()).isEqualTo(0.5);
    assertThat(sample.price()).isEqualTo("1.10");
    assertThat(sample.enabled()).isTrue();
    assertThat(sample.title()).isEqualTo("Häuser");
    assertThat(sample.key()).isEqualTo("hi".getBytes(StandardCharsets.UTF_8));
    assertThat(sample.child()).isEqualTo(new Sample().id(8));
    assertThat(sample.tags()).containsExactly("a", "b");
    assertThat(sample.children()).extracting(Sample::id).containsExactly(1, 2);
    assertThat(sample.counts()).isEqualTo(Map.of("x", 3));
    assertThat(sample.fields()).containsKey("System.Id");
  }

  @Test
  void theEmptyModelIsAnEmptyObject() {
    assertThat(new Sample().json()).isEqualTo(new JsonObject());
    assertThat(new Sample().id()).isNull();
    assertThat(new Sample().tags()).isEmpty();
    assertThat(new Sample().counts()).isEmpty();
  }

  @Test
  void settingGivesAChangedCopy() {
    Sample before = new Sample().id(1);
    Sample after = before.id(2).title("x").tags(List.of("a")).counts(Map.of("n", 1));

    assertThat(before.json()).hasToString("{\"id\":1}");
    assertThat(after.json())
        .hasToString("{\"id\":2,\"title\":\"x\",\"tags\":[\"a\"],\"counts\":{\"n\":1}}");
  }

  @Test
  @SuppressWarnings("NullAway") // The point of the test.
  void settingNullIsRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sample().title(null))
        .withMessageContaining("title");
  }

  @Test
  void valuesOfAnotherTypeReadAsAbsentUnlessTheyObviouslyMeanTheSame() {
    Sample sample =
        Sample.read(
            """
            {"id": "12", "size": [], "ratio": "x", "enabled": "True", "title": 5, "child": "text",
             "tags": {"a": 1}, "counts": [], "key": "***", "_links": "none"}
            """);

    assertThat(sample.id()).isEqualTo(12);
    assertThat(sample.enabled()).isTrue();
    assertThat(sample.title()).isEqualTo("5");
    assertThat(sample.size()).isNull();
    assertThat(sample.ratio()).isNull();
    assertThat(sample.child()).isNull();
    assertThat(sample.tags()).isEmpty();
    assertThat(sample.counts()).isEmpty();
    assertThat(sample.links()).isNull();
    assertThat(sample.json("child")).isEqualTo(new JsonPrimitive("text"));
    assertThat(sample.has("size")).isTrue();
  }

  @Test
  void numbersOutOfRangeReadAsAbsentAndWholeOnesWithAPointAsWhole() {
    Sample sample = Sample.read("{\"id\": 5000000000, \"size\": 12.0, \"price\": 1e400}");

    assertThat(sample.id()).isNull();
    assertThat(sample.size()).isEqualTo(12);
    assertThat(sample.price()).isEqualTo("1E+400");
    assertThat(sample.json()).hasToString("{\"id\":5000000000,\"size\":12.0,\"price\":1e400}");
  }

  @Test
  void unreadableItemsAreLeftOutOfListsAndMapsButKept() {
    String json = "{\"tags\":[\"a\",null,{},\"b\"],\"counts\":{\"x\":null,\"y\":2,\"z\":[]}}";
    Sample sample = Sample.read(json);

    assertThat(sample.tags()).containsExactly("a", "b");
    assertThat(sample.counts()).isEqualTo(Map.of("y", 2)).hasSize(1);
    assertThat(sample.counts().get("z")).isNull();
    assertThat(sample.json()).hasToString(json);
  }

  @Test
  void listsAndMapsCannotBeChanged() {
    Sample sample = Sample.read("{\"tags\":[\"a\"],\"counts\":{\"x\":1}}");

    assertThatThrownBy(() -> sample.tags().add("b"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> sample.counts().remove("x"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> sample.unknown().put("x", JsonNull.INSTANCE))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void treesAndBytesHandedOutAreCopies() {
    Sample sample = Sample.read("{\"anything\":{\"a\":1},\"fields\":{\"f\":{}},\"key\":\"aGk=\"}");

    requireObject(sample.anything()).addProperty("b", 2);
    requireObject(sample.fields().get("f")).addProperty("b", 2);
    byte[] key = sample.key();
    assertThat(key).isNotNull();
    java.util.Arrays.fill(key, (byte) 0);

    assertThat(sample.json())
        .hasToString("{\"key\":\"aGk=\",\"fields\":{\"f\":{}},\"anything\":{\"a\":1}}");
  }

  private static JsonObject requireObject(@Nullable Object element) {
    assertThat(element).isInstanceOf(JsonObject.class);
    return (JsonObject) Objects.requireNonNull(element);
  }

  @Test
  void explicitNullReadsAsAbsentAndIsWritten() {
    Sample sample = new Sample().title("x").withNull("title").withNull("other");

    assertThat(sample.title()).isNull();
    assertThat(sample.has("title")).isTrue();
    assertThat(sample.json()).hasToString("{\"title\":null,\"other\":null}");
    assertThat(sample.without("title").without("other").json()).hasToString("{}");
  }

  @Test
  void anyJsonMayBeNull() {
    Sample sample = new Sample().anything(JsonNull.INSTANCE);

    assertThat(sample.json()).hasToString("{\"anything\":null}");
    assertThat(Sample.read("{\"fields\":{\"f\":null}}").fields())
        .containsEntry("f", JsonNull.INSTANCE);
  }

  @Test
  void propertiesAreFoundByNameInWhateverCase() {
    Sample sample = Sample.read("{\"ID\": 3, \"Other\": 1}");

    assertThat(sample.id()).isEqualTo(3);
    assertThat(sample.get("id")).isEqualTo(3);
    assertThat(sample.get("Other")).hasToString("1");
    assertThat(sample.unknown()).containsOnlyKeys("Other");
    assertThat(sample.json()).hasToString("{\"ID\":3,\"Other\":1}");
  }

  @Test
  void theExactNameWinsOverOneInAnotherCase() {
    assertThat(Sample.read("{\"ID\":3,\"id\":4}").id()).isEqualTo(4);
    assertThat(Sample.read("{\"id\":4,\"ID\":3}").id()).isEqualTo(4);
    assertThat(Sample.read("{\"id\":4,\"ID\":3}").unknown()).containsOnlyKeys("ID");
    assertThat(Sample.read("{\"ID\":3,\"id\":4}").unknown()).containsOnlyKeys("ID");
  }

  @Test
  void propertiesAreSetByName() {
    Sample sample =
        new Sample().with("id", new JsonPrimitive("5")).with("new", new JsonPrimitive(1));

    assertThat(sample.id()).isEqualTo(5);
    assertThat(sample.json()).hasToString("{\"id\":\"5\",\"new\":1}");
  }

  @Test
  void readAsASubtypeNothingIsLost() {
    Shapes base = Json.decode("{\"type\":\"9\",\"radius\":2,\"x\":[1]}", Shapes.SHAPE);
    Shapes.Circle circle = base.as(Shapes.Circle.SHAPE);

    assertThat(base).isNotInstanceOf(Shapes.Circle.class);
    assertThat(circle.radius()).isEqualTo(2);
    assertThat(circle.json()).isEqualTo(base.json());
  }

  @Test
  void subtypesAreToldApartByTheValueOfAProperty() {
    assertThat(Json.decode("{\"radius\":2,\"type\":1}", Shapes.SHAPE))
        .isInstanceOfSatisfying(Shapes.Circle.class, c -> assertThat(c.radius()).isEqualTo(2));
    assertThat(Json.decode("{\"TYPE\":\"Square\",\"side\":3}", Shapes.SHAPE))
        .isInstanceOfSatisfying(Shapes.Square.class, s -> assertThat(s.side()).isEqualTo(3));
    assertThat(Json.decode("{\"type\":{}}", Shapes.SHAPE).getClass()).isEqualTo(Shapes.class);
  }

  @Test
  void subtypesAreToldApartByTheirProperties() {
    assertThat(Json.decode("{\"radius\":2}", Shapes.ByProperties.SHAPE))
        .isInstanceOf(Shapes.Circle.class);
    assertThat(Json.decode("{\"type\":\"a\"}", Shapes.ByProperties.SHAPE).getClass())
        .isEqualTo(Shapes.class);
    assertThat(Json.decode("{\"side\":1,\"radius\":2}", Shapes.ByProperties.SHAPE).getClass())
        .isEqualTo(Shapes.class);
  }

  @Test
  void aTypeThatLacksOneOfThePropertiesDoesNotFit() {
    Shapes mixed = Json.decode("{\"radius\":2,\"side\":3}", Shapes.ByProperties.SHAPE);
    Shapes foreign = Json.decode("{\"radius\":2,\"x\":1}", Shapes.ByProperties.SHAPE);

    assertThat(mixed.getClass()).isEqualTo(Shapes.class);
    assertThat(foreign.getClass()).isEqualTo(Shapes.class);
  }
}
