// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.jdk;

import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.transport.TransportException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A body on its way out. The JDK asks for the length when it has a connection and is about to write
 * the headers, which need it. So this is the moment before the first byte: what cannot be opened
 * then has sent nothing. A small body is read there, too.
 *
 * <p>The JDK closes a stream that it has read to its end, and forgets one that it stops to send.
 */
final class Upload implements BodyPublisher {
  static final String GIVEN_UP = "given up before it was sent";

  // Read at once: a stream of the JDK costs a thread and a buffer of 16 kB.
  private static final int SMALL = 16 * 1024;

  private final RequestBody body;
  private final BooleanSupplier leaving;
  private final HttpThreads threads;
  private final long length;
  private @Nullable BodyPublisher opened;
  // The last that was opened, unless it was read at once.
  private @Nullable Outgoing stream;
  private volatile boolean gone;

  /**
   * @param leaving asked before the first byte; false to stop it
   * @param threads of the JDK, one of which may not wait for the body
   */
  Upload(RequestBody body, BooleanSupplier leaving, HttpThreads threads) {
    this.body = body;
    this.leaving = leaving;
    this.threads = threads;
    this.length = body.length();
  }

  /** Whether it is read before anything is sent. */
  boolean isSmall() {
    return length >= 0 && length <= SMALL;
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
    Outgoing unsent = stream;
    opened = null;
    stream = null;
    if (unsent != null) {
      unsent.drop();
    }
  }

  /** Nobody wants it to go on: what is open is closed, but not here, as that may wait. */
  void giveUp() {
    gone = true;
    elsewhere(this::drop);
  }

  private void elsewhere(Runnable closing) {
    try {
      threads.elsewhere(closing);
    } catch (RejectedExecutionException closed) {
      closing.run();
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
    if (gone || threads.isWatching()) {
      throw new IOException(GIVEN_UP);
    }
    InputStream content = opening();
    if (!isSmall()) {
      Outgoing outgoing = new Outgoing(content);
      stream = outgoing;
      return BodyPublishers.ofInputStream(() -> outgoing);
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
    }
    ready.subscribe(subscriber);
  }

  /**
   * What the JDK reads. Only what is left of a body that was given up comes to a thread that may
   * not wait.
   */
  private final class Outgoing extends FilterInputStream {
    private final AtomicBoolean closed = new AtomicBoolean();

    Outgoing(InputStream content) {
      super(content);
    }

    @Override
    public int read() throws IOException {
      mayWait();
      return super.read();
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
      mayWait();
      return super.read(target, offset, count);
    }

    private void mayWait() throws IOException {
      if (threads.isWatching()) {
        throw new IOException(GIVEN_UP);
      }
    }

    @Override
    public void close() throws IOException {
      if (threads.isWatching()) {
        elsewhere(this::drop);
      } else if (closed.compareAndSet(false, true)) {
        super.close();
      }
    }

    void drop() {
      try {
        close();
      } catch (IOException unread) {
        // Nothing of it was wanted.
      }
    }
  }
}
