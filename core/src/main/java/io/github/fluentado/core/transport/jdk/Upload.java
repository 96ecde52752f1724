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
 * That one is closed here.
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
  // The last that was opened.
  private volatile @Nullable Outgoing stream;
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
    if (unsent != null) {
      unsent.drop();
    }
  }

  /** Nothing of it is wanted any more: what is open is closed, but not here, as that may wait. */
  void end() {
    gone = true;
    Outgoing left = stream;
    if (left != null && !left.closed.get()) {
      left.dropElsewhere();
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
    Outgoing before = stream;
    if (before != null) {
      // The JDK begins anew.
      before.drop();
    }
    InputStream content = opening();
    Outgoing outgoing = new Outgoing(content);
    stream = outgoing;
    if (gone) {
      outgoing.drop();
      throw new IOException(GIVEN_UP);
    }
    if (!isSmall()) {
      return BodyPublishers.ofInputStream(() -> outgoing);
    }
    try (outgoing) {
      byte[] bytes = outgoing.readNBytes(SMALL + 1);
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
    ready.subscribe(isSmall() ? subscriber : new Elsewhere(subscriber));
  }

  /**
   * Has parts brought by a thread that may wait. The JDK may write the next request of a connection
   * in a step that it began for the one before, which had nothing to wait for.
   */
  private final class Elsewhere implements Flow.Subscriber<ByteBuffer> {
    private final Flow.Subscriber<? super ByteBuffer> subscriber;

    Elsewhere(Flow.Subscriber<? super ByteBuffer> subscriber) {
      this.subscriber = subscriber;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscriber.onSubscribe(
          new Flow.Subscription() {
            @Override
            public void request(long count) {
              if (!threads.isWatching() || !left(() -> asked(given, count))) {
                given.request(count);
              }
            }

            @Override
            public void cancel() {
              given.cancel();
            }
          });
    }

    /** The JDK would make a failure of what this throws, were it there. */
    private void asked(Flow.Subscription given, long count) {
      try {
        given.request(count);
      } catch (RuntimeException | Error broken) {
        subscriber.onError(broken);
      }
    }

    @Override
    public void onNext(ByteBuffer part) {
      subscriber.onNext(part);
    }

    @Override
    public void onError(Throwable failure) {
      subscriber.onError(failure);
    }

    @Override
    public void onComplete() {
      subscriber.onComplete();
    }
  }

  /** Whether another thread does it; there is none any more when the transport is closed. */
  private boolean left(Runnable work) {
    try {
      threads.elsewhere(work);
      return true;
    } catch (RejectedExecutionException closed) {
      return false;
    }
  }

  /** What the JDK reads, but never on a thread that may not wait. */
  private final class Outgoing extends InputStream {
    private final InputStream content;
    private final AtomicBoolean closed = new AtomicBoolean();

    Outgoing(InputStream content) {
      this.content = content;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
      if (threads.isWatching()) {
        throw new IOException(GIVEN_UP);
      }
      return content.read(target, offset, count);
    }

    @Override
    public void close() throws IOException {
      if (threads.isWatching()) {
        dropElsewhere();
      } else {
        closeOnce();
      }
    }

    private void closeOnce() throws IOException {
      if (closed.compareAndSet(false, true)) {
        content.close();
      }
    }

    void drop() {
      try {
        closeOnce();
      } catch (IOException unread) {
        // Nothing of it was wanted.
      }
    }

    void dropElsewhere() {
      if (!left(this::drop)) {
        drop();
      }
    }
  }
}
