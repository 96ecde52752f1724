// SPDX-License-Identifier: MIT
package io.github.fluentado;

import io.github.fluentado.core.Connection;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.operation.Api;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;

/** Makes groups of generated operations. */
final class Raw {
  private Raw() {}

  static <A extends Api> A of(Connection connection, Class<A> api) {
    Check.notNull("api", api);
    try {
      Constructor<A> constructor = api.getConstructor(Connection.class);
      Check.that(!Modifier.isAbstract(api.getModifiers()), "api", "is abstract: " + api.getName());
      return constructor.newInstance(connection);
    } catch (NoSuchMethodException | IllegalAccessException unfit) {
      throw new IllegalArgumentException(
          "api has no public constructor that takes a Connection: " + api.getName(), unfit);
    } catch (InstantiationException | InvocationTargetException broken) {
      throw new IllegalArgumentException("api cannot be made: " + api.getName(), broken);
    }
  }
}
