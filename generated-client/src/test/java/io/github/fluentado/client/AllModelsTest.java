// SPDX-License-Identifier: MIT
package io.github.fluentado.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.core.json.Json;
import io.github.fluentado.core.json.Model;
import io.github.fluentado.core.json.OpenEnum;
import io.github.fluentado.core.json.Shape;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What holds for every model and every enum. */
class AllModelsTest {
  static List<Class<?>> models() {
    return Generated.models().toList();
  }

  static List<Class<?>> enums() {
    return Generated.enums().toList();
  }

  @Test
  void thereAreModelsAndEnums() {
    assertThat(models()).hasSizeGreaterThan(900);
    assertThat(enums()).hasSizeGreaterThan(250);
  }

  /** Subtypes say what they are; conformance tells of each. */
  @Test
  void theEmptyValueIsAnEmptyObject() throws ReflectiveOperationException {
    for (Class<?> model : models()) {
      Model empty = Json.decode("{}", shape(model));
      boolean marked = !Generated.empty(model).json().isEmpty();

      assertThat(empty.json()).as(model.getName()).isEqualTo(new JsonObject());
      assertThat(Generated.empty(model).json().size()).as(model.getName()).isLessThan(2);
      assertThat(marked || empty.equals(Generated.empty(model))).as(model.getName()).isTrue();
      for (Method getter : getters(model)) {
        Object value = getter.invoke(empty);
        assertThat(value == null || value.equals(List.of()) || value.equals(java.util.Map.of()))
            .as(getter.toString())
            .isTrue();
      }
    }
  }

  @SuppressWarnings("unchecked") // Each model class has the shape of itself.
  private static Shape<Model> shape(Class<?> model) {
    return (Shape<Model>) Generated.shape(model);
  }

  @Test
  void unknownPropertiesSurvive() {
    for (Class<?> model : models()) {
      String json = "{\"unheardOf\":{\"a\":[1.10,null,9007199254740993]}}";
      Model read = (Model) Json.decode(json, Generated.shape(model));

      assertThat(read.json()).as(model.getName()).hasToString(json);
      assertThat(read.unknown()).containsOnlyKeys("unheardOf");
    }
  }

  @Test
  void whateverAPropertyHoldsSurvivesAndBreaksNoGetter()
      throws ReflectiveOperationException {
    for (Class<?> model : models()) {
      for (String value : List.of("null", "\"odd\"", "-1.50", "true", "{\"a\":1}", "[null,[],\"x\"]")) {
        JsonObject json = new JsonObject();
        Generated.shape(model).names().forEach(name -> json.add(name, JsonParser.parseString(value)));
        Model read = (Model) Json.decode(json.toString(), Generated.shape(model));

        assertThat(read.json()).as(model.getName()).isEqualTo(json);
        for (Method getter : getters(model)) {
          getter.invoke(read);
        }
      }
    }
  }

  @Test
  void whatIsSetIsReadBackAndWrittenUnderItsOwnName()
      throws ReflectiveOperationException {
    for (Class<?> model : models()) {
      List<Method> getters = getters(model);
      assertThat(getters).as(model.getName()).hasSameSizeAs(Generated.shape(model).names());
      for (Method getter : getters) {
        Method wither = wither(model, getter.getName());
        Object value = Samples.of(wither.getGenericParameterTypes()[0]);
        Model set = (Model) wither.invoke(Generated.empty(model), value);
        Model read = (Model) Json.fromTree(set.json(), Generated.shape(model));

        assertThat(set).isExactlyInstanceOf(model);
        int marks = Generated.empty(model).json().size();
        assertThat(set.json().keySet()).as(getter.toString()).hasSizeBetween(1, 1 + marks);
        assertThat(Objects.deepEquals(getter.invoke(set), value)).as(getter.toString()).isTrue();
        assertThat(read.json()).isEqualTo(set.json());
      }
    }
  }

  @Test
  void propertiesAreSetByNameWithoutLosingTheType() {
    for (Class<?> model : models()) {
      Model empty = Generated.empty(model);

      assertThat(empty.with("unheardOf", new JsonPrimitive(1))).isExactlyInstanceOf(model);
      assertThat(empty.withNull("unheardOf").json("unheardOf")).isEqualTo(JsonNull.INSTANCE);
      assertThat(empty.withNull("unheardOf").without("unheardOf")).isEqualTo(empty);
    }
  }

  @Test
  void enumsKnowTheirValuesAndKeepOthers() {
    for (Class<?> type : enums()) {
      assertThat(Samples.values(type).all()).as(type.getName()).isNotEmpty().allMatch(OpenEnum::isKnown);
      assertThat(Samples.values(type).of("unheardOf").isKnown()).isFalse();
      assertThat(Samples.values(type).of("unheardOf")).hasToString("unheardOf");
    }
  }

  private static List<Method> getters(Class<?> model) {
    return Arrays.stream(model.getMethods())
        .filter(method -> method.getParameterCount() == 0 && !method.isBridge())
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> method.getDeclaringClass() != Object.class)
        .filter(method -> method.getDeclaringClass() != Model.class)
        .toList();
  }

  private static Method wither(Class<?> model, String name) {
    return Arrays.stream(model.getDeclaredMethods())
        .filter(method -> method.getName().equals(name) && method.getParameterCount() == 1)
        .filter(method -> !method.isBridge() && method.getReturnType() == model)
        .findFirst()
        .orElseThrow();
  }
}
