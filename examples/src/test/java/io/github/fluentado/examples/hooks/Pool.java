// SPDX-License-Identifier: MIT
package io.github.fluentado.examples.hooks;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;

/** Connections that are given back are used again, as by any pool. */
final class Pool implements AutoCloseable {
  private final String url;
  private final Queue<Connection> free = new ConcurrentLinkedQueue<>();

  Pool(String url) {
    this.url = url;
  }

  DataSource source() {
    return proxy(
        DataSource.class,
        (self, method, arguments) -> {
          if (method.getName().equals("getConnection")) {
            return connection();
          }
          throw new IllegalStateException(method.getName());
        });
  }

  private Connection connection() throws SQLException {
    Connection idle = free.poll();
    Connection real = idle == null ? DriverManager.getConnection(url) : idle;
    return proxy(
        Connection.class,
        (self, method, arguments) -> {
          if (method.getName().equals("close")) {
            free.add(real);
            return null;
          }
          try {
            return method.invoke(real, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(Pool.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  @Override
  public void close() throws SQLException {
    for (Connection one = free.poll(); one != null; one = free.poll()) {
      one.close();
    }
  }
}
