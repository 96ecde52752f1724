// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings an open body to where it belongs. The bytes flow on a thread that may block; this looks at
 * them in short steps, so that the deadline, silence, cancelling, interrupts and progress are
 * decided here, both ways, and cost the flow nothing. A body that breaks off is no failure here:
 * whoever asked for it may ask for the rest.
 */
public final class Copying implements Exchange<Copying.Part> {
  private static final int PIECE = 64 * 1024;
  private static final String REMEDY =
      "check what it is written to: the place, its rights, and the room that is left";
  // Short at first, so that a small file is not waited for; then as people like to see progress.
  private static final Duration FIRST_GLANCE = Duration.ofMillis(10);
  private static final Duration GLANCE = Duration.ofMillis(100);

  private final OpenBody body;
  private final Stretch stretch;
  private final Sink<?> sink;
  private final Meter meter;
  private final BooleanSupplier unwanted;
  private final Ongoing work = new Ongoing(this::copied, this::close);
  private final AtomicLong position;
  // Time that a reader or a disk takes is no silence of the server.
  private volatile boolean reading;

  private long seen;
  private boolean whole;
  private Duration glance = FIRST_GLANCE;
  private Instant began = Instant.MIN;
  private Instant latest = Instant.MIN;
  private @Nullable AzureDevOpsException verdict;
  private @Nullable Step<Part> end;

  /**
   * What of a file a body brings.
   *
   * @param from position of its first byte
   * @param end behind its last one; -1 if that is not known
   * @param cut whether the body goes on behind the end, and is left there
   */
  public record Stretch(long from, long end, boolean cut) {}

  /**
   * How a body has ended.
   *
   * @param position behind the last byte that has come
   * @param broken how it broke off; absent if all has come
   * @param took since it was open
   */
  public record Part(long position, @Nullable AzureDevOpsException broken, Duration took) {}

  private Copying(
      OpenBody body, Stretch stretch, Sink<?> sink, Meter meter, BooleanSupplier unwanted) {
    this.body = body;
    this.stretch = stretch;
    this.sink = sink;
    this.meter = meter;
    this.unwanted = unwanted;
    this.position = new AtomicLong(stretch.from());
  }

  /**
   * Copies what is wanted of the body, and closes it, however it ends.
   *
   * @param unwanted whether the rest is not wanted any more; the part has broken off then
   */
  public static Exchange<Part> of(
      InputStream body, Stretch stretch, Sink<?> sink, Meter meter, BooleanSupplier unwanted) {
    Copying copying = new Copying(OpenBody.of(body), stretch, sink, meter, unwanted);
    return Exchanges.nest(() -> copying, copying.closing());
  }

  /** Whatever becomes of the copying: nothing stays open. */
  private Continuation<Part, Part> closing() {
    return new Continuation<>() {
      @Override
      public Exchange<Part> done(Part part) {
        return Exchanges.done(part);
      }

      @Override
      public Exchange<Part> failed(AzureDevOpsException error) {
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
      }
    };
  }

  /** The flow itself. */
  private Object copied() throws IOException {
    byte[] piece = new byte[PIECE];
    for (int read = next(piece); read >= 0; read = next(piece)) {
      save(piece, read);
      position.addAndGet(read);
      meter.add(read);
    }
    if (stretch.end() >= 0 && stretch.end() != position.get()) {
      throw new IOException("got " + position.get() + " bytes of " + stretch.end() + " announced");
    }
    return position.get();
  }

  private int next(byte[] piece) throws IOException {
    long left = stretch.cut() ? stretch.end() - position.get() : piece.length;
    if (left <= 0) {
      return -1;
    }
    reading = true;
    try {
      return body.read(piece, 0, (int) Math.min(piece.length, left));
    } finally {
      reading = false;
    }
  }

  private void save(byte[] piece, int length) throws NotSaved {
    try {
      sink.write(position.get(), piece, length);
    } catch (IOException refused) {
      throw new NotSaved(refused);
    }
  }

  @Override
  public Step<Part> on(Event event) {
    if (!(event instanceof Event.Answer answer)) {
      return new Step.Now<>(body.port());
    }
    if (end != null) {
      return end;
    }
    Instant now = answer.moment().now();
    if (began.equals(Instant.MIN)) {
      began = now;
      latest = now;
    }
    whole |= event instanceof Event.Finished;
    // The end of one part of many is nobody's last.
    if (!(event instanceof Event.Broken) && meter.tell(now, whole && !stretch.cut())) {
      return new Step.Progress<>(body.port(), body.trace(), meter.bytes(), meter.total());
    }
    if (whole) {
      return ended(null, now);
    }
    return event instanceof Event.Broken broken ? broken(broken.failure(), now) : look(now);
  }

  /** Looks at the flow until there may be something to tell or to decide. */
  private Step<Part> look(Instant now) {
    Duration left = body.limit().left(now);
    if (left.compareTo(Duration.ZERO) <= 0) {
      return new Step.Failed<>(late());
    }
    if (seen != position.get() || !reading) {
      seen = position.get();
      latest = now;
    }
    Duration patience = body.silence().minus(Duration.between(latest, now));
    if (verdict == null && unwanted.getAsBoolean()) {
      stop(error(ErrorKind.CANCELLED, "was given up").build());
    } else if (verdict == null && patience.compareTo(Duration.ZERO) <= 0) {
      stop(error(ErrorKind.TIMED_OUT, "got nothing for " + body.silence()).build());
    }
    Duration next = verdict == null ? least(glance, least(left, patience)) : least(glance, left);
    glance = least(glance.multipliedBy(2), GLANCE);
    return new Step.Work<>(body.port(), work, next, new Step.Late(left, this::late));
  }

  /** Ends the flow; what is told of it waits until its thread has ended. */
  private void stop(AzureDevOpsException why) {
    verdict = why;
    closeQuietly();
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private Step<Part> broken(Failure failure, Instant now) {
    if (verdict != null) {
      return ended(verdict, now);
    }
    Throwable cause = failure.cause();
    if (failure.kind() == Failure.Kind.CLOSED) {
      String what = "was ended, as the client is closed";
      return new Step.Failed<>(error(ErrorKind.CLOSED, what).cause(cause).build());
    }
    if (cause instanceof NotSaved unsaved) {
      String what = "could not be saved: " + unsaved.why();
      return new Step.Failed<>(
          error(ErrorKind.TRANSPORT, what).cause(unsaved.getCause()).remedy(REMEDY).build());
    }
    return cause instanceof IOException broken
        ? ended(brokenOff(broken), now)
        : new Step.Failed<>(cause);
  }

  private Step<Part> ended(@Nullable AzureDevOpsException broken, Instant now) {
    Part part = new Part(position.get(), broken, Duration.between(began, now));
    boolean first = body.ends();
    close();
    end = new Step.Done<>(part);
    Port port = body.port();
    return first && port != null
        ? new Step.End<>(port, body.trace(), broken == null ? part : null, broken)
        : end;
  }

  private AzureDevOpsException late() {
    return error(ErrorKind.TIMED_OUT, "took longer than it was given").build();
  }

  private AzureDevOpsException brokenOff(IOException cause) {
    return error(ErrorKind.TRANSPORT, "broke off: " + cause.getMessage()).cause(cause).build();
  }

  private AzureDevOpsException.Builder error(ErrorKind kind, String what) {
    AzureDevOpsException.Builder error = AzureDevOpsException.of(kind, "The download " + what);
    return body.request() == null
        ? error
        : error.request(body.request()).attempts(Math.max(1, meter.attempt()));
  }

  private void close() {
    try {
      body.close();
    } catch (IOException alreadyBroken) {
      // Nothing is lost: the content is not wanted any more.
    }
  }

  // Who watches the operation hears of its end with the reason, later.
  private void closeQuietly() {
    try {
      body.cut();
    } catch (IOException alreadyBroken) {
      // Nothing is lost: the content is not wanted any more.
    }
  }

  /** A piece could not be brought to where it belongs; asking for it again would not help. */
  private static final class NotSaved extends IOException {
    private static final long serialVersionUID = 1L;

    NotSaved(IOException cause) {
      super(cause);
    }

    String why() {
      Throwable cause = getCause();
      return cause == null ? "" : String.valueOf(cause.getMessage());
    }
  }
}
