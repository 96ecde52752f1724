// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance.facts;

import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.json.Json;
import io.github.fluentado.core.json.Model;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model class, looked at by reflection.
 *
 * @param types of the properties by their names on the wire
 */
record ModelSample(
    Class<?> model, Codec<Model> codec, Map<String, Type> types, List<Method> getters) {

  static ModelSample of(Class<?> model) {
    try {
      Model empty = Json.decode("{}", codec(model));
      Map<String, Type> types = new LinkedHashMap<>();
      List<Method> getters = getters(model);
      for (Method getter : getters) {
        Type type = getter.getGenericReturnType();
        Method wither = wither(model, getter);
        Model set = (Model) wither.invoke(empty, StandIns.of(type, "text"));
        set.json().keySet().forEach(name -> types.put(name, type));
      }
      return new ModelSample(model, codec(model), types, getters);
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException(model.getName(), broken);
    }
  }

  @SuppressWarnings("unchecked") // Each model class has the shape of itself.
  private static Codec<Model> codec(Class<?> model) throws ReflectiveOperationException {
    return (Codec<Model>) model.getField("SHAPE").get(null);
  }

  private static Method wither(Class<?> model, Method getter) {
    return Arrays.stream(model.getDeclaredMethods())
        .filter(method -> method.getName().equals(getter.getName()))
        .filter(method -> method.getParameterCount() == 1 && !method.isBridge())
        .filter(method -> method.getReturnType() == model)
        .findFirst()
        .orElseThrow();
  }

  static List<Method> getters(Class<?> model) {
    return Arrays.stream(model.getMethods())
        .filter(method -> method.getParameterCount() == 0 && !method.isBridge())
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> method.getDeclaringClass() != Object.class)
        .filter(method -> method.getDeclaringClass() != Model.class)
        .toList();
  }
}
