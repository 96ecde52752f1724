// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance.facts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.fluentado.core.json.Json;
import io.github.fluentado.core.json.Model;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the service sends, every model takes it in, shows what it can, and loses nothing. */
class OddAnswersTest {
  private static final int ROUNDS = 5;

  private final Function<Class<?>, ModelSample> samples = OddJson.samples();

  @ParameterizedTest
  @ValueSource(longs = {1, 20_241_122, -7})
  void oddAnswersAreReadShownAndWrittenBack(long seed) throws IOException {
    List<Class<?>> models = GeneratedClasses.of(Model.class);
    OddJson odd = new OddJson(seed, samples);

    assertThat(models).hasSizeGreaterThan(900);
    for (Class<?> model : models) {
      for (int round = 0; round < ROUNDS; round++) {
        survives(samples.apply(model), odd.object(samples.apply(model), 0));
      }
    }
  }

  @Test
  void everyPropertyOfEveryModelIsTried() throws IOException {
    for (Class<?> model : GeneratedClasses.of(Model.class)) {
      ModelSample sample = samples.apply(model);

      assertThat(sample.types()).as(model.getName()).hasSameSizeAs(sample.getters());
    }
  }

  private static void survives(ModelSample sample, JsonObject odd) {
    String text = new GsonBuilder().serializeNulls().create().toJson(odd);
    Model read = Json.decode(text, sample.codec());
    String back = new String(Json.encode(sample.codec(), read), UTF_8);

    assertThat(canonical(back)).as(sample.model() + " of " + text).isEqualTo(canonical(text));
    assertThat(Json.decode(back, sample.codec())).isEqualTo(read);
    assertThat(sample.model()).isAssignableFrom(read.getClass());
    show(read);
  }

  /** With sorted names and every digit, so that texts can be compared. */
  private static String canonical(String json) {
    return sorted(JsonParser.parseString(json)).toString();
  }

  private static JsonElement sorted(JsonElement json) {
    if (json instanceof JsonArray list) {
      JsonArray sorted = new JsonArray();
      list.forEach(item -> sorted.add(sorted(item)));
      return sorted;
    }
    if (json instanceof JsonObject object) {
      Map<String, JsonElement> names = new TreeMap<>(object.asMap());
      JsonObject sorted = new JsonObject();
      names.forEach((name, value) -> sorted.add(name, sorted(value)));
      return sorted;
    }
    return json;
  }

  /** Calls every getter of the model and of what it holds; none may throw. */
  private static void show(Object value) {
    if (value instanceof Model model) {
      for (Method getter : ModelSample.getters(model.getClass())) {
        show(got(getter, model));
      }
      assertThat(model.toString()).startsWith(model.getClass().getSimpleName());
    } else if (value instanceof List<?> list) {
      list.forEach(OddAnswersTest::show);
    } else if (value instanceof Map<?, ?> map) {
      map.values().forEach(OddAnswersTest::show);
    }
  }

  private static Object got(Method getter, Model model) {
    try {
      Object value = getter.invoke(model);
      return value == null ? "absent" : value;
    } catch (InvocationTargetException thrown) {
      throw new AssertionError(getter + " of " + model.json(), thrown.getCause());
    } catch (IllegalAccessException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
