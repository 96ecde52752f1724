// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;

/**
 * Sends one request and gives one answer: what to implement to bring another HTTP client. All
 * policy lies above. So a transport
 *
 * <ul>
 *   <li>never follows redirects, retries, or stores cookies, and never fails because of a status;
 *   <li>sends method, address and headers untouched, and adds no {@code Authorization} of its own;
 *   <li>gives body bytes exactly; where it decodes a content encoding, it drops {@code
 *       Content-Encoding} and {@code Content-Length} with it;
 *   <li>sends length 0 for a POST, PUT or PATCH without a body.
 * </ul>
 */
public interface Transport extends AutoCloseable {

  /**
   * Sends the request. The receiver runs on a thread of the transport that may block, with the
   * headers and the open body. If it throws, the transport closes the body; else the receiver owns
   * it.
   *
   * @return what the receiver makes of the answer; fails with {@link TransportException} for what
   *     the transport knows, or with what the receiver threw. Cancelling it aborts the request
   */
  <R> CompletableFuture<R> send(HttpRequest request, Receiver<R> receiver);

  /**
   * Whether this transport tells each receiver when its request begins to leave. Without that, any
   * request that was handed over counts as one that may have arrived.
   */
  default boolean tellsLeaving() {
    return false;
  }

  /** Frees connections and threads. Requests under way fail; may be called again. */
  @Override
  void close();

  /** Takes an answer in. */
  @FunctionalInterface
  interface Receiver<R> {
    /**
     * The request is about to leave: from here on it may have arrived. Called before its first
     * byte, on any thread, and not again once it may; must not block.
     *
     * @return false if it was given up in the meantime: it must not leave then, and fails
     */
    default boolean leaving() {
      return true;
    }

    /**
     * Takes the answer.
     *
     * @param body may be closed from any thread, which ends a read that is under way
     */
    R receive(int status, Headers headers, InputStream body) throws IOException;
  }
}
