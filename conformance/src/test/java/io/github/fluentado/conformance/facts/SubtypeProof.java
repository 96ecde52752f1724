// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.json.Json;
import io.github.fluentado.core.json.Model;
import io.github.fluentado.core.json.OpenEnum;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A new object of a subtype says what it is, and is read back as that. */
final class SubtypeProof implements Proof {
  private final Map<String, Class<?>> models;

  SubtypeProof() throws IOException {
    this.models =
        GeneratedClasses.of(Model.class).stream()
            .collect(Collectors.toMap(SubtypeProof::key, Function.identity()));
  }

  private static String key(Class<?> type) {
    String in = type.getPackageName();
    return in.substring(in.lastIndexOf('.') + 1) + " " + type.getSimpleName();
  }

  @Override
  public void prove(Fact fact) {
    try {
      prove(fact, model(fact, "subtype"), model(fact, "base"));
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException("cannot be made: " + broken, broken);
    }
  }

  private Class<?> model(Fact fact, String column) {
    Class<?> model = models.get(fact.get("package") + " " + fact.get(column));
    return model == null ? missing(fact.get(column)) : model;
  }

  private static Class<?> missing(String name) {
    throw new AssertionError("there is no model " + name);
  }

  private static void prove(Fact fact, Class<?> subtype, Class<?> base)
      throws ReflectiveOperationException {
    Constructor<?>[] constructors = subtype.getConstructors();
    assertThat(constructors).hasSize(1);
    boolean demanded = fact.get("demanded").equals("yes");
    assertThat(constructors[0].getParameterCount()).isEqualTo(demanded ? 1 : 0);
    Model made =
        (Model)
            (demanded
                ? constructors[0].newInstance(value(constructors[0], fact.get("value")))
                : constructors[0].newInstance());

    assertThat(at(made.json(), fact.get("property"))).isEqualTo(fact.get("value"));
    assertThat(made.json().size()).isEqualTo(1);
    JsonElement sent = Json.toTree(codec(subtype), made);
    Model read = Json.fromTree(sent, codec(base));
    assertThat(read).isExactlyInstanceOf(subtype).isEqualTo(made);
    assertThat(Json.fromTree(Json.toTree(codec(base), made), codec(base))).isEqualTo(made);
  }

  private static Object value(Constructor<?> constructor, String text)
      throws ReflectiveOperationException {
    Class<?> type = constructor.getParameterTypes()[0];
    assertThat(OpenEnum.class).isAssignableFrom(type);
    return type.getMethod("of", String.class).invoke(null, text);
  }

  private static String at(JsonElement json, String path) {
    JsonElement found = json;
    for (String name : List.of(path.split("\\.", -1))) {
      found = found.getAsJsonObject().get(name);
      assertThat(found).as(name).isNotNull();
    }
    return found.getAsString();
  }

  @SuppressWarnings("unchecked") // Each model class has the shape of itself.
  private static Codec<Model> codec(Class<?> model) throws ReflectiveOperationException {
    return (Codec<Model>) model.getField("SHAPE").get(null);
  }
}
