// SPDX-License-Identifier: MIT
package io.github.fluentado.okhttp;

import java.io.IOException;
import java.net.Proxy;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Next to the wire: keeps OkHttp from what a transport must not do, and no setting forbids.
 *
 * <ul>
 *   <li>A request that may not be sent twice on a connection that has died: {@link FreshStart}
 *       takes another.
 *   <li>A request that was given up in the meantime. Nothing stands between this and the wire that
 *       could be told: cancelling does not stop headers that HTTP/2 is about to write.
 *   <li>A second sending after a 503 with {@code Retry-After: 0}: the header is put aside until
 *       OkHttp has done with the answer.
 * </ul>
 *
 * <p>What is left is 421 on an HTTP/2 connection shared by several hosts: the server has refused to
 * look at the request, and only OkHttp can choose another connection.
 */
final class Obedience implements Interceptor {
  static final String GIVEN_UP = "given up before it was sent";

  private final IdleConnections idle;
  private final @Nullable String proxyLogin;

  /**
   * @param proxyLogin sent along where a proxy is asked for the page itself, not for a tunnel
   */
  Obedience(IdleConnections idle, @Nullable String proxyLogin) {
    this.idle = idle;
    this.proxyLogin = proxyLogin;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Connection connection = chain.connection();
    if (connection != null && idle.dead(connection, request)) {
      throw new DeadConnectionException();
    }
    Progress progress = request.tag(Progress.class);
    if (progress != null && !progress.leave()) {
      throw new IOException(GIVEN_UP);
    }
    Response response = chain.proceed(forProxy(request, connection));
    if (response.code() != 503 || progress == null) {
      return response;
    }
    progress.keepRetryAfter(response.headers("Retry-After"));
    return response.newBuilder().removeHeader("Retry-After").build();
  }

  private Request forProxy(Request request, @Nullable Connection connection) {
    boolean asked =
        proxyLogin != null
            && connection != null
            && !request.isHttps()
            && connection.route().proxy().type() == Proxy.Type.HTTP;
    return asked ? request.newBuilder().header("Proxy-Authorization", proxyLogin).build() : request;
  }

  /** Nothing was sent. */
  static final class DeadConnectionException extends IOException {
    private static final long serialVersionUID = 1L;

    DeadConnectionException() {
      super("the server has ended the connection while it was idle");
    }
  }
}
