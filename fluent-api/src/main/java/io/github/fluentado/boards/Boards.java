// SPDX-License-Identifier: MIT
package io.github.fluentado.boards;

import io.github.fluentado.client.work.BoardsApi;
import io.github.fluentado.client.work.ColumnsApi;
import io.github.fluentado.client.work.RowsApi;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.error.Check;

/** The door to the boards of a team: one for each backlog, such as {@code Stories}. */
public final class Boards {
  private final Connection connection;

  private Boards(Connection connection) {
    this.connection = connection;
  }

  /**
   * Of the team that the connection is a view of, by {@code in("team", …)}; else of the default
   * team of its project.
   */
  public static Boards of(Connection connection) {
    Check.notNull("connection", connection);
    Check.that(
        connection.place("project").isPresent(),
        "project",
        "is not known here: take project(\"…\").boards()");
    return new Boards(connection);
  }

  public BoardsApi.List list() {
    return new BoardsApi(connection).list();
  }

  /** A board with its columns and rows, by name or id. */
  public BoardsApi.Get get(String nameOrId) {
    return new BoardsApi(connection).get(Check.segment("nameOrId", nameOrId));
  }

  public ColumnsApi.List columns(String board) {
    return new ColumnsApi(connection).list(Check.segment("board", board));
  }

  public RowsApi.List rows(String board) {
    return new RowsApi(connection).list(Check.segment("board", board));
  }
}
