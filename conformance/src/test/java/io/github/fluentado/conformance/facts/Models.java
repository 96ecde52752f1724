// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance.facts;

import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.json.Model;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The models of the generated client, by the last part of their package and their name. */
final class Models {
  private final Map<String, Class<?>> byName;

  Models() throws IOException {
    this.byName =
        GeneratedClasses.of(Model.class).stream()
            .collect(Collectors.toMap(Models::key, Function.identity()));
  }

  private static String key(Class<?> type) {
    String in = type.getPackageName();
    return in.substring(in.lastIndexOf('.') + 1) + " " + type.getSimpleName();
  }

  Class<?> named(String area, String name) {
    Class<?> model = byName.get(area + " " + name);
    if (model == null) {
      throw new AssertionError("there is no model " + name);
    }
    return model;
  }

  @SuppressWarnings("unchecked") // Each model class has the shape of itself.
  static Codec<Model> codec(Class<?> model) throws ReflectiveOperationException {
    return (Codec<Model>) model.getField("SHAPE").get(null);
  }
}
