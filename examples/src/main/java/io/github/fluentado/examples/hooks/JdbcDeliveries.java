// SPDX-License-Identifier: MIT
package io.github.fluentado.examples.hooks;

import io.github.fluentado.hooks.Claim;
import io.github.fluentado.hooks.DeliveryKey;
import io.github.fluentado.hooks.DeliveryStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Deliveries in a table that several receivers share. Plain SQL, for any database; each step is one
 * statement that either changes a row or does not, so no transaction is needed.
 *
 * <p>Connections come from the source at each step, some two for a delivery, and must commit by
 * themselves: give a pool, as one that opens them anew spends most of its time on that.
 *
 * <p>Leases are counted by the clock that is given: keep those of the receivers together.
 */
public final class JdbcDeliveries implements DeliveryStore {
  private final DataSource database;
  private final Clock clock;

  public JdbcDeliveries(DataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Makes the table, if there is none. */
  public void prepare() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE IF NOT EXISTS hook_delivery (
            delivery VARCHAR(200) PRIMARY KEY,
            holder VARCHAR(36) NOT NULL,
            held_until BIGINT NOT NULL,
            done BOOLEAN NOT NULL)""");
    }
  }

  @Override
  public Claim claim(DeliveryKey key, Duration lease) throws SQLException {
    String owner = UUID.randomUUID().toString();
    long now = clock.millis();
    long until = now + lease.toMillis();
    try (Connection connection = database.getConnection()) {
      if (taken(connection, key, owner, now, until) || inserted(connection, key, owner, until)) {
        return new Claim.Taken(owner);
      }
      return isDone(connection, key) ? new Claim.Done() : new Claim.Busy();
    }
  }

  /** Of whoever held it for longer than a lease. */
  private static boolean taken(
      Connection connection, DeliveryKey key, String owner, long now, long until)
      throws SQLException {
    return changes(
        connection,
        "UPDATE hook_delivery SET holder = ?, held_until = ?"
            + " WHERE delivery = ? AND done = FALSE AND held_until <= ?",
        owner,
        until,
        key.toString(),
        now);
  }

  private static boolean inserted(Connection connection, DeliveryKey key, String owner, long until)
      throws SQLException {
    try {
      return changes(
          connection,
          "INSERT INTO hook_delivery (delivery, holder, held_until, done)"
              + " SELECT ?, ?, CAST(? AS BIGINT), FALSE"
              + " WHERE NOT EXISTS (SELECT 1 FROM hook_delivery WHERE delivery = ?)",
          key.toString(),
          owner,
          until,
          key.toString());
    } catch (SQLException e) {
      if (e.getSQLState() != null && e.getSQLState().startsWith("23")) {
        return false; // Another receiver inserted it in the same moment.
      }
      throw e;
    }
  }

  private static boolean isDone(Connection connection, DeliveryKey key) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT done FROM hook_delivery WHERE delivery = ?")) {
      select.setString(1, key.toString());
      try (ResultSet row = select.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  @Override
  public boolean complete(DeliveryKey key, String owner) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return changes(
          connection,
          "UPDATE hook_delivery SET done = TRUE WHERE delivery = ? AND holder = ? AND done = FALSE",
          key.toString(),
          owner);
    }
  }

  @Override
  public void release(DeliveryKey key, String owner) throws SQLException {
    try (Connection connection = database.getConnection()) {
      change(
          connection,
          "DELETE FROM hook_delivery WHERE delivery = ? AND holder = ? AND done = FALSE",
          key.toString(),
          owner);
    }
  }

  /** Forgets what was done before then, as the service repeats nothing after some two days. */
  public int forget(Duration age) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return change(
          connection,
          "DELETE FROM hook_delivery WHERE done = TRUE AND held_until < ?",
          clock.millis() - age.toMillis());
    }
  }

  private static boolean changes(Connection connection, String sql, Object... values)
      throws SQLException {
    return change(connection, sql, values) > 0;
  }

  private static int change(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }
}
