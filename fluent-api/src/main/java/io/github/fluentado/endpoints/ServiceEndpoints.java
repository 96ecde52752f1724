// SPDX-License-Identifier: MIT
package io.github.fluentado.endpoints;

import io.github.fluentado.client.serviceendpoint.EndpointsApi;
import io.github.fluentado.client.serviceendpoint.ExecutionHistoryApi;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.error.Check;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * The door to service endpoints, which people see as service connections: what a project may reach
 * outside. Their secrets are never given out.
 */
public final class ServiceEndpoints {
  private final Connection connection;

  private ServiceEndpoints(Connection connection) {
    this.connection = connection;
  }

  /** Of the project that the connection is a view of. */
  public static ServiceEndpoints of(Connection connection) {
    Check.notNull("connection", connection);
    Check.that(
        connection.place("project").isPresent(),
        "project",
        "is not known here: take project(\"…\").endpoints()");
    return new ServiceEndpoints(connection);
  }

  public EndpointsApi.List list() {
    return new EndpointsApi(connection).list();
  }

  /**
   * Those that have one of these names.
   *
   * @throws IllegalArgumentException without a name
   */
  public EndpointsApi.ListByNames named(Collection<String> names) {
    List<String> all = Check.notNull("names", names).stream().toList();
    Check.that(!all.isEmpty(), "names", "is empty");
    all.forEach(name -> Check.text("names", name));
    return new EndpointsApi(connection).listByNames(all);
  }

  public EndpointsApi.Get get(UUID id) {
    return new EndpointsApi(connection).get(Check.notNull("id", id).toString());
  }

  /** Which builds and releases have used it, newest first. */
  public ExecutionHistoryApi.List history(UUID id) {
    return new ExecutionHistoryApi(connection).list(Check.notNull("id", id).toString());
  }
}
