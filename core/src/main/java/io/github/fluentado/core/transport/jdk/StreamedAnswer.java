// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.jdk;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Hands a body on as a stream while it comes. Unlike the JDK's own it gives up when nothing comes
 * for too long, and tells a stream that was aborted from one that has ended.
 */
final class StreamedAnswer implements BodySubscriber<StreamedAnswer.Body> {
  private final Body body;
  private final CompletionStage<Body> given;

  /**
   * @param given ends with the body, when the JDK may have it
   */
  StreamedAnswer(Body body, CompletionStage<Body> given) {
    this.body = body;
    this.given = given;
  }

  @Override
  public CompletionStage<Body> getBody() {
    return given;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    body.subscribed(subscription);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    body.parts.add(new Part(buffers, false, null));
  }

  @Override
  public void onError(Throwable error) {
    IOException known = error instanceof IOException io ? io : new IOException(error);
    body.over = true;
    body.parts.add(new Part(List.of(), true, known));
  }

  @Override
  public void onComplete() {
    body.over = true;
    body.parts.add(new Part(List.of(), true, null));
  }

  /** What came: bytes, a failure, or the end. */
  private record Part(List<ByteBuffer> buffers, boolean last, @Nullable IOException failure) {}

  /** The stream. Reading obeys interrupts; it may be closed while another thread reads. */
  static final class Body extends InputStream {
    private static final Part CLOSED =
        new Part(List.of(), true, new IOException("the stream is closed"));

    // So many parts (of 48 kB at most, unless the program says otherwise) may lie here unread. When
    // half of them have been taken, as many are asked for: with one at a time, who brings and who
    // reads would wake each other for every part. At first it is one: mostly that is all, and the
    // JDK would look for the others on the wire.
    private static final int AHEAD = 8;

    // Beside an end or a failure.
    private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
    private final Duration silence;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private volatile Flow.@Nullable Subscription subscription;
    // Nothing more comes.
    private volatile boolean over;
    private Iterator<ByteBuffer> buffers = List.<ByteBuffer>of().iterator();
    private ByteBuffer current = ByteBuffer.allocate(0);
    private @Nullable Part last;
    // Parts that may be asked for.
    private int free = AHEAD - 1;

    Body(Duration silence) {
      this.silence = silence;
    }

    private void subscribed(Flow.Subscription given) {
      subscription = given;
      if (closed.get()) {
        given.cancel();
      } else {
        given.request(1);
      }
    }

    void whenClosed(Runnable action) {
      var unused = end.thenRun(action);
    }

    @Override
    public int read() throws IOException {
      return ready() ? current.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (!ready()) {
        return -1;
      }
      int count = 0;
      do {
        int more = Math.min(length - count, current.remaining());
        current.get(target, offset + count, more);
        count += more;
      } while (count < length && readyNow());
      return count;
    }

    /** Whether there is a byte already. */
    private boolean readyNow() {
      while (!current.hasRemaining()) {
        if (buffers.hasNext()) {
          current = buffers.next();
          continue;
        }
        Part next = parts.peek();
        if (next == null || next.last) {
          return false;
        }
        parts.remove();
        take(next);
      }
      return true;
    }

    /** Whether there is a byte; waits for it. */
    private boolean ready() throws IOException {
      while (!current.hasRemaining()) {
        if (buffers.hasNext()) {
          current = buffers.next();
        } else if (last == null) {
          take(awaited());
        } else if (last.failure != null) {
          throw new IOException(last.failure.getMessage(), last.failure);
        } else {
          return false;
        }
      }
      return true;
    }

    private void take(Part part) {
      if (part.last) {
        last = part;
        end.complete(null);
        return;
      }
      buffers = part.buffers.iterator();
      free++;
      Flow.Subscription flow = subscription;
      if (flow != null && !over && free >= (AHEAD + 1) / 2) {
        flow.request(free);
        free = 0;
      }
    }

    private Part awaited() throws IOException {
      if (closed.get() && parts.isEmpty()) {
        throw new IOException("the stream is closed");
      }
      try {
        Part part = parts.poll(silence.toMillis(), TimeUnit.MILLISECONDS);
        if (part == null) {
          close();
          throw new HttpTimeoutException("no data for " + silence);
        }
        return part;
      } catch (InterruptedException interrupt) {
        close();
        Thread.currentThread().interrupt();
        InterruptedIOException interrupted = new InterruptedIOException("interrupted");
        interrupted.initCause(interrupt);
        throw interrupted;
      }
    }

    void abort(IOException reason) {
      parts.add(new Part(List.of(), true, reason));
      close();
    }

    // Cancelling ends the connection, unless the body has come to its end; the JDK would make an
    // exception with its whole stack of that, too, and throw it away.
    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        Flow.Subscription flow = subscription;
        if (flow != null && !over) {
          flow.cancel();
        }
        parts.add(CLOSED);
        end.complete(null);
      }
    }
  }
}
