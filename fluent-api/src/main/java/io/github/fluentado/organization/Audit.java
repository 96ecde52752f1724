// SPDX-License-Identifier: MIT
package io.github.fluentado.organization;

import io.github.fluentado.client.audit.ActionsApi;
import io.github.fluentado.client.audit.AuditLogApi;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.error.Check;

/** The door to the log of who did what in an organization. Azure DevOps Server has none. */
public final class Audit {
  private final Connection connection;

  private Audit(Connection connection) {
    this.connection = connection;
  }

  public static Audit of(Connection connection) {
    return new Audit(Check.notNull("connection", connection));
  }

  /**
   * The entries, newest first, of the last 90 days at most. Entries alike that follow each other
   * closely come as one, unless {@code skipAggregation(true)} is said.
   */
  public AuditLogApi.Query log() {
    return new AuditLogApi(connection).query();
  }

  /** The kinds of entries that there can be. */
  public ActionsApi.List actions() {
    return new ActionsApi(connection).list();
  }
}
