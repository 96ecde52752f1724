// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
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
   * The same on the calling thread, which waits: for a transport whose library can do that at less
   * cost than by a future. A blocking run takes it where it is offered, and waits for the future of
   * {@link #send} where it is not. Everything else is the same both ways, the number of calls at
   * once included.
   *
   * @return the request, not yet sent; empty if there is only the other way
   */
  default <R> Optional<Trip<R>> trip(HttpRequest request, Receiver<R> receiver) {
    return Optional.empty();
  }

  /**
   * Whether this transport tells each receiver when its request begins to leave. Without that, any
   * request that was handed over counts as one that may have arrived.
   */
  default boolean tellsLeaving() {
    return false;
  }

  /**
   * Whether the future of {@link #send}, when a receiver has taken an answer in, ends on a thread
   * that may be kept from then on for as long as anybody likes: what follows then goes on there,
   * and no other thread must be woken for it.
   */
  default boolean lendsThreads() {
    return false;
  }

  /**
   * Requests to that server will follow: what takes long before the first may be made ready, beside
   * the caller's work. Sends nothing, and need not do anything.
   */
  default void prepare(URI server) {}

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

  /** A request that is sent, and whose answer is taken in, on the thread that asks for it. */
  interface Trip<R> {
    /**
     * Sends and waits, once.
     *
     * @return what the receiver makes of the answer
     * @throws TransportException for what the transport knows; anything else is what the receiver
     *     threw
     * @throws InterruptedException if the transport has seen that the thread was interrupted. It
     *     need not look: whoever waits has somebody else look, who cancels
     */
    R send() throws IOException, InterruptedException;

    /**
     * Aborts the request, from any thread: a wait ends at once, what has not been sent never is,
     * and a body that was given ends. May be called at any time, and again.
     */
    void cancel();
  }
}
