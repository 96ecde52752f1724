// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.jdk;

import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.transport.TransportException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A body on its way out. The JDK asks for the length when it has a connection and is about to write
 * the headers, which need it. So this is the moment before the first byte: what cannot be opened
 * then has sent nothing.
 */
final class Upload implements BodyPublisher {
  static final String GIVEN_UP = "given up before it was sent";

  // Read at once: a stream of the JDK costs a thread and a buffer of 16 kB.
  private static final int SMALL = 16 * 1024;

  private final RequestBody body;
  private final BooleanSupplier leaving;
  private final long length;
  private @Nullable BodyPublisher opened;
  private @Nullable InputStream stream;

  Upload(RequestBody body, BooleanSupplier leaving) {
    this.body = body;
    this.leaving = leaving;
    this.length = body.length();
  }

  @Override
  public long contentLength() {
    prepare();
    if (!leaving.getAsBoolean()) {
      drop();
      throw new UncheckedIOException(new IOException(GIVEN_UP));
    }
    return length;
  }

  /** Closes what was opened and is not sent. */
  private synchronized void drop() {
    InputStream unsent = stream;
    opened = null;
    stream = null;
    try {
      if (unsent != null) {
        unsent.close();
      }
    } catch (IOException unread) {
      // Nothing of it was wanted.
    }
  }

  private synchronized BodyPublisher prepare() {
    BodyPublisher ready = opened;
    if (ready == null) {
      try {
        ready = open();
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
      opened = ready;
    }
    return ready;
  }

  private BodyPublisher open() throws IOException {
    InputStream content = opening();
    if (length < 0 || length > SMALL) {
      stream = content;
      return BodyPublishers.ofInputStream(() -> content);
    }
    try (content) {
      byte[] bytes = content.readNBytes(SMALL + 1);
      if (bytes.length != length) {
        throw unreadable(new IOException(bytes.length + " bytes, not " + length));
      }
      return BodyPublishers.ofByteArray(bytes);
    }
  }

  private InputStream opening() throws IOException {
    try {
      return body.open();
    } catch (IOException | RuntimeException unreadable) {
      throw unreadable(unreadable);
    }
  }

  private static TransportException unreadable(Exception cause) {
    return new TransportException(
        false, true, "the body of the request cannot be opened: " + cause.getMessage(), cause);
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    BodyPublisher ready = prepare();
    synchronized (this) {
      // The JDK may begin anew by itself, where the server has not looked at the request.
      opened = null;
      stream = null;
    }
    ready.subscribe(subscriber);
  }
}
