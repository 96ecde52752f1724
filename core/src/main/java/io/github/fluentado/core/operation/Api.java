// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

import io.github.fluentado.core.Connection;
import io.github.fluentado.core.error.Check;

/**
 * A group of operations of the service, bound to a connection. Cheap to make; sends nothing itself.
 */
public abstract class Api {
  private final Connection connection;

  protected Api(Connection connection) {
    this.connection = Check.notNull("connection", connection);
  }

  /** The operation without any value. */
  protected final Invocation invocation(Operation operation) {
    return Invocation.of(connection, operation);
  }

  /**
   * The same where the connection itself must have a value for that place of the route.
   *
   * @throws IllegalArgumentException if it has none
   */
  protected final Invocation viewed(Operation operation, String place) {
    Check.that(
        connection.place(place).isPresent(),
        place,
        "is not known here: view it in one, or name it");
    return invocation(operation);
  }
}
