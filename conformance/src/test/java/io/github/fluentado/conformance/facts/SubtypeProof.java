// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import io.github.fluentado.core.json.Json;
import io.github.fluentado.core.json.Model;
import io.github.fluentado.core.json.OpenEnum;
import java.lang.reflect.Constructor;
import java.util.List;

/** A new object of a subtype says what it is, and is read back as that. */
final class SubtypeProof implements Proof {
  private final Models models;

  SubtypeProof(Models models) {
    this.models = models;
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
    return models.named(fact.get("package"), fact.get(column));
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
    JsonElement sent = Json.toTree(Models.codec(subtype), made);
    Model read = Json.fromTree(sent, Models.codec(base));
    assertThat(read).isExactlyInstanceOf(subtype).isEqualTo(made);
    assertThat(Json.fromTree(Json.toTree(Models.codec(base), made), Models.codec(base)))
        .isEqualTo(made);
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
}
