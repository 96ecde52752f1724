// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings an open body to where it belongs. The bytes flow on a thread that may block; this looks at
 * them in short steps, so that the deadline, silence, cancelling, interrupts and progress are
 * decided here, both ways, and cost the flow nothing.
 */
public final class Copying<R> implements Exchange<R> {
  private static final int PIECE = 64 * 1024;
  // Short at first, so that a small file is not waited for; then as people like to see progress.
  private static final Duration FIRST_GLANCE = Duration.ofMillis(10);
  private static final Duration GLANCE = Duration.ofMillis(100);

  private final OpenBody body;
  private final OptionalLong length;
  private final Sink<R> sink;
  private final LongConsumer listener;
  private Ongoing work = new Ongoing(this::copied, this::close);
  private final AtomicLong moved = new AtomicLong();

  private long told;
  private Duration glance = FIRST_GLANCE;
  private Instant latest = Instant.MIN;
  private boolean whole;
  private @Nullable Step<R> end;

  private Copying(OpenBody body, OptionalLong length, Sink<R> sink, LongConsumer listener) {
    this.body = body;
    this.length = length;
    this.sink = sink;
    this.listener = listener;
  }

  /**
   * Copies all of the body, and closes it, however it ends.
   *
   * @param length that was announced; another one is a failure
   * @param listener hears from time to time how many bytes there are, and at the end
   */
  public static <R> Exchange<R> of(
      InputStream body, OptionalLong length, Sink<R> sink, LongConsumer listener) {
    OpenBody open = OpenBody.of(body);
    Copying<R> copying = new Copying<>(open, length, sink, listener);
    return Exchanges.nest(() -> copying, copying.closing());
  }

  /** Whatever becomes of the copying: nothing stays open, and nothing half-done stays. */
  private Continuation<R, R> closing() {
    return new Continuation<>() {
      @Override
      public Exchange<R> done(R value) {
        return Exchanges.done(value);
      }

      @Override
      public Exchange<R> failed(AzureDevOpsException error) {
        boolean first = body.ends();
        abandoned();
        return event ->
            first && event instanceof Event.Started && body.port() != null
                ? new Step.End<>(body.port(), body.trace(), null, error)
                : new Step.Failed<>(error);
      }

      @Override
      public void abandoned() {
        close();
        sink.abandon();
      }
    };
  }

  /** The flow itself. */
  private Object copied() throws IOException {
    byte[] piece = new byte[PIECE];
    for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
      sink.write(piece, read);
      moved.addAndGet(read);
    }
    if (length.isPresent() && length.getAsLong() != moved.get()) {
      throw new IOException(
          "got " + moved.get() + " bytes of " + length.getAsLong() + " announced");
    }
    return moved.get();
  }

  @Override
  public Step<R> on(Event event) {
    if (!(event instanceof Event.Answer answer)) {
      return new Step.Now<>(body.port());
    }
    if (end != null) {
      return end;
    }
    Instant now = answer.moment().now();
    if (event instanceof Event.Broken broken) {
      return new Step.Failed<>(told(broken.failure()));
    }
    if (event instanceof Event.Finished finished) {
      if (whole) {
        return finished(finished.value());
      }
      whole = true;
      work = new Ongoing(sink::finish, () -> {});
    }
    long bytes = moved.get();
    if (bytes != told || latest.equals(Instant.MIN)) {
      latest = now;
    }
    return bytes == told ? look(now) : progress(bytes);
  }

  private Step<R> progress(long bytes) {
    told = bytes;
    listener.accept(bytes);
    return new Step.Progress<>(body.port(), body.trace(), bytes, length.orElse(-1));
  }

  /** Looks at the flow until there may be something to tell or to decide. */
  private Step<R> look(Instant now) {
    Duration left = body.limit().left(now);
    Duration patience = body.silence().minus(Duration.between(latest, now));
    if (left.compareTo(Duration.ZERO) <= 0) {
      return new Step.Failed<>(late());
    }
    if (patience.compareTo(Duration.ZERO) <= 0) {
      return new Step.Failed<>(
          error(ErrorKind.TIMED_OUT, "got nothing for " + body.silence()).build());
    }
    Duration next = least(glance, least(left, patience));
    glance = least(glance.multipliedBy(2), GLANCE);
    return new Step.Work<>(body.port(), work, next, new Step.Late(left, this::late));
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  // A sink's last word is its result.
  @SuppressWarnings("unchecked")
  private Step<R> finished(Object value) {
    R result = (R) value;
    boolean first = body.ends();
    close();
    end = new Step.Done<>(result);
    Port port = body.port();
    return first && port != null ? new Step.End<>(port, body.trace(), result, null) : end;
  }

  private Throwable told(Failure failure) {
    Throwable cause = failure.cause();
    if (failure.kind() == Failure.Kind.CLOSED) {
      return error(ErrorKind.CLOSED, "was ended, as the client is closed").cause(cause).build();
    }
    return cause instanceof IOException broken ? brokenOff(broken) : cause;
  }

  private AzureDevOpsException late() {
    return error(ErrorKind.TIMED_OUT, "took longer than it was given").build();
  }

  private AzureDevOpsException brokenOff(IOException cause) {
    String what = cause instanceof FileSystemException ? "could not be saved" : "broke off";
    return error(ErrorKind.TRANSPORT, what + ": " + cause.getMessage()).cause(cause).build();
  }

  private AzureDevOpsException.Builder error(ErrorKind kind, String what) {
    AzureDevOpsException.Builder error = AzureDevOpsException.of(kind, "The download " + what);
    return body.request() == null ? error : error.request(body.request()).attempts(1);
  }

  private void close() {
    try {
      body.close();
    } catch (IOException alreadyBroken) {
      // Nothing is lost: the content is not wanted any more.
    }
  }
}
