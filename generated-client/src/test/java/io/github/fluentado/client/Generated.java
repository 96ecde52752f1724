// SPDX-License-Identifier: MIT
package io.github.fluentado.client;

import io.github.fluentado.core.json.Model;
import io.github.fluentado.core.json.OpenEnum;
import io.github.fluentado.core.json.Shape;
import io.github.fluentado.core.operation.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The classes of this module, found where the compiler put them. */
final class Generated {
  private Generated() {}

  static Stream<Class<?>> models() {
    return classes().stream().filter(Model.class::isAssignableFrom);
  }

  static Stream<Class<?>> enums() {
    return classes().stream().filter(OpenEnum.class::isAssignableFrom);
  }

  static Stream<Class<?>> apis() {
    return classes().stream().filter(Api.class::isAssignableFrom);
  }

  private static List<Class<?>> classes() {
    try {
      Class<?> one = Class.forName("io.github.fluentado.client.common.IdentityRef");
      Path root = Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (Stream<Path> files = Files.walk(root)) {
        return files
            .map(file -> root.relativize(file).toString().replace('\\', '/'))
            .filter(name -> name.endsWith(".class") && !name.contains("$"))
            .filter(name -> !name.endsWith("-info.class"))
            .sorted()
            .<Class<?>>map(name -> load(name.replace(".class", "").replace('/', '.')))
            .toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  static Shape<?> shape(Class<?> model) {
    try {
      return (Shape<?>) model.getField("SHAPE").get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A new model; one that has to be told what it is gets some value for that. */
  static Model empty(Class<?> model) {
    try {
      Constructor<?> constructor = model.getConstructors()[0];
      Object[] needed =
          Stream.of(constructor.getGenericParameterTypes()).map(Samples::of).toArray();
      return (Model) constructor.newInstance(needed);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
