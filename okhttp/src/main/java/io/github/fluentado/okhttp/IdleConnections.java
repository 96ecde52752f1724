// SPDX-License-Identifier: MIT
package io.github.fluentado.okhttp;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import okhttp3.Connection;
import okhttp3.Protocol;
import okhttp3.Request;

/**
 * Looks whether a kept connection still lives before a request goes out on it that may not be sent
 * twice. OkHttp looks by itself only after ten seconds of idleness, as it counts on sending again.
 *
 * <p>Looking takes a millisecond, the least that a socket can be asked to wait. So it is not done
 * for requests that can be repeated, nor right after the connection was last used.
 */
final class IdleConnections {
  private static final Set<String> REPEATABLE = Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");
  private static final long FRESH_NANOS = 2_000_000;

  private final Map<Connection, Long> since = Collections.synchronizedMap(new WeakHashMap<>());

  void released(Connection connection) {
    since.put(connection, System.nanoTime());
  }

  /** Whether the request must not go out on that connection. */
  boolean dead(Connection connection, Request request) throws IOException {
    Long idle = since.get(connection);
    boolean skip =
        idle == null
            || System.nanoTime() - idle < FRESH_NANOS
            || repeatable(request)
            // One thread always reads there, and knows.
            || connection.protocol() == Protocol.HTTP_2;
    return !skip && ended(connection.socket());
  }

  private static boolean repeatable(Request request) {
    okhttp3.RequestBody body = request.body();
    return REPEATABLE.contains(request.method()) && (body == null || !body.isOneShot());
  }

  /** Bytes that nobody has asked for are a farewell (408, for one), and lost for an answer. */
  private static boolean ended(Socket socket) throws IOException {
    int patience = socket.getSoTimeout();
    try {
      socket.setSoTimeout(1);
      int unasked = socket.getInputStream().read();
      return unasked >= -1;
    } catch (SocketTimeoutException silent) {
      return false;
    } catch (IOException broken) {
      return true;
    } finally {
      if (!socket.isClosed()) {
        socket.setSoTimeout(patience);
      }
    }
  }
}
