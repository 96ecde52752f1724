// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.json.Json;
import io.github.fluentado.core.json.Model;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A property that is sent or received has a place of its own in the model, and its type. */
final class PropertyProof implements Proof {
  private final Models models;

  PropertyProof(Models models) {
    this.models = models;
  }

  @Override
  public void prove(Fact fact) {
    try {
      prove(models.named(fact.get("package"), fact.get("model")), fact);
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException("cannot be read: " + broken, broken);
    }
  }

  private static void prove(Class<?> model, Fact fact) throws ReflectiveOperationException {
    String property = fact.get("property");
    JsonElement value = JsonParser.parseString(fact.get("value"));
    Codec<Model> codec = Models.codec(model);
    Model read = Json.fromTree(StandIns.object(property, value), codec);

    assertThat(read.unknown()).as("properties that the model does not know").isEmpty();
    Object found = Objects.requireNonNull(given(read, property), "what the getter gives");
    assertThat(fact.get("type")).isIn("", found.getClass().getSimpleName());
    assertThat(Json.toTree(codec, read).getAsJsonObject().get(property)).isEqualTo(value);
  }

  /** What the getter gives; absent if the value is of another type than described. */
  private static @Nullable Object given(Model read, String property)
      throws InvocationTargetException, IllegalAccessException {
    for (Method method : read.getClass().getMethods()) {
      if (method.getParameterCount() == 0 && method.getName().equals(name(property))) {
        return method.invoke(read);
      }
    }
    throw new AssertionError("the model has no method for " + property);
  }

  private static String name(String property) {
    return property.replaceFirst("^_", "");
  }
}
