// SPDX-License-Identifier: MIT
package io.github.fluentado.core.testing;

import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.transport.TransportSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * What any server can be told to do with the requests that follow, and what it has seen of them.
 * Each of the methods that tell it takes the place of what was told before.
 */
public interface AnsweringServer extends AutoCloseable {
  /** Ways in which an exchange goes wrong after the request has come. */
  enum Fault {
    /** The connection is reset. */
    RESET,
    /** The connection ends in order, without a byte. */
    EMPTY,
    /** Bytes that are no HTTP, then the end. */
    NONSENSE,
    /** A head that is right, then a body that is none, then the end. */
    BROKEN_BODY
  }

  URI uri(String target);

  /** With which a transport reaches this server. */
  default TransportSettings settings() {
    return TransportSettings.standard();
  }

  void answer(int status, Headers headers, byte[] body);

  default void answer(int status, Headers headers, String body) {
    answer(status, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  /** Status 200 with that text, compressed where the request says that it may be. */
  void answerZipped(String text);

  /** Status 200 with that text in so many pieces, and a length that is not told before. */
  void answerInPieces(String text, int pieces);

  /** Status 200 with that text, no sooner than that. */
  void answerAfter(Duration wait, String text);

  void fail(Fault fault);

  /** The whole requests that have come, in order. */
  List<RawServer.Request> requests();

  @Override
  void close() throws IOException;
}
