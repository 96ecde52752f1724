// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.exchange.Copying.Part;
import io.github.fluentado.core.exchange.Copying.Stretch;
import io.github.fluentado.core.run.RetryPolicy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** What is decided while a body flows, without a network, a thread or a clock. */
class CopyingTest {
  private static final Stretch OPEN_END = new Stretch(0, -1, false);

  private final ByteArrayOutputStream saved = new ByteArrayOutputStream();
  private final Heard body = new Heard("0123456789");
  private final List<Long> told = new ArrayList<>();
  private final Meter meter = new Meter((bytes, total, rate, attempt) -> told.add(bytes));
  private Instant now = Instant.EPOCH;
  private boolean unwanted;
  private boolean full;

  /** Tells how often it was closed. */
  private static final class Heard extends ByteArrayInputStream {
    private int closed;

    Heard(String text) {
      super(text.getBytes(UTF_8));
    }

    @Override
    public void close() {
      closed++;
    }
  }

  private final class Memory implements Sink<String> {
    @Override
    public void write(long position, byte[] bytes, int length) throws IOException {
      if (full) {
        throw new IOException("No space left on device");
      }
      saved.write(bytes, 0, length);
    }

    @Override
    public boolean restart() {
      return false;
    }

    @Override
    public String finish() {
      return saved.toString(UTF_8);
    }

    @Override
    public void abandon() {}
  }

  private Machine<Part> copying(InputStream content, Stretch stretch, Duration limit) {
    OpenBody open =
        new OpenBody(
            content,
            null,
            null,
            Trace.NONE,
            new Deadline(limit, null),
            Duration.ofSeconds(30),
            RetryPolicy.none());
    return new Machine<>(Copying.of(open, stretch, new Memory(), meter, () -> unwanted));
  }

  private Moment moment() {
    return new Moment(now, 0);
  }

  /** The next step that takes time, or the end. */
  private Step<Part> next(Machine<Part> machine, Event event) {
    Step<Part> step = machine.on(event);
    while (step instanceof Step.Now || step instanceof Step.Progress) {
      step = machine.on(new Event.Resumed(moment()));
    }
    return step;
  }

  private static Step.Work<Part> work(Step<Part> step) {
    assertThat(step).isInstanceOf(Step.Work.class);
    return (Step.Work<Part>) step;
  }

  /** What comes of the work, done now. */
  private Event done(Step.Work<Part> step) {
    try {
      return new Event.Finished(moment(), step.work().watched(Runnable::run).join());
    } catch (CompletionException broken) {
      return new Event.Broken(
          moment(), ((StepFailure) Objects.requireNonNull(broken.getCause())).failure());
    }
  }

  private Part part(Step<Part> step) {
    assertThat(step).isInstanceOf(Step.Done.class);
    assertThat(body.closed).isPositive();
    return ((Step.Done<Part>) step).value();
  }

  private static AzureDevOpsException failure(Step<Part> step) {
    assertThat(step).isInstanceOf(Step.Failed.class);
    return (AzureDevOpsException) ((Step.Failed<Part>) step).error();
  }

  private Part copied(Stretch stretch) {
    Machine<Part> machine = copying(body, stretch, Duration.ofHours(1));
    return part(next(machine, done(work(next(machine, Event.STARTED)))));
  }

  private static String broken(Part part) {
    AzureDevOpsException why = Objects.requireNonNull(part.broken());
    return why.kind() + ": " + why.getMessage();
  }

  @Test
  void allIsBroughtAndTold() {
    Part part = copied(OPEN_END);

    assertThat(part.position()).isEqualTo(10);
    assertThat(part.broken()).isNull();
    assertThat(saved).hasToString("0123456789");
    assertThat(told).containsExactly(10L);
  }

  @Test
  void moreOrLessThanAnnouncedBreaksOff() {
    assertThat(broken(copied(new Stretch(0, 11, false))))
        .startsWith("TRANSPORT")
        .contains("got 10 bytes of 11 announced");
    body.reset();
    assertThat(broken(copied(new Stretch(5, 14, false)))).contains("got 15 bytes of 14 announced");
    body.reset();
    assertThat(copied(new Stretch(5, 15, false)).broken()).isNull();
  }

  @Test
  void aPieceEndsWhereItIsCutThoughTheBodyGoesOn() {
    Part part = copied(new Stretch(100, 104, true));

    assertThat(part.position()).isEqualTo(104);
    assertThat(part.broken()).isNull();
    assertThat(saved).hasToString("0123");
  }

  @Test
  void aBodyThatBreaksTellsHowFarItCame() {
    InputStream breaks =
        new InputStream() {
          private int count;

          @Override
          public int read() throws IOException {
            throw new IOException("one by one");
          }

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            if (count++ > 0) {
              throw new IOException("reset");
            }
            return body.read(target, offset, 4);
          }

          @Override
          public void close() {
            body.close();
          }
        };
    Machine<Part> machine = copying(breaks, OPEN_END, Duration.ofHours(1));
    Step.Work<Part> step = work(next(machine, Event.STARTED));
    now = now.plusSeconds(3);

    Part part = part(next(machine, done(step)));

    assertThat(part.position()).isEqualTo(4);
    assertThat(part.took()).isEqualTo(Duration.ofSeconds(3));
    assertThat(broken(part)).startsWith("TRANSPORT").contains("broke off: reset");
  }

  @Test
  void whatCannotBeSavedIsAFailureAndNotAskedForAgain() {
    full = true;
    Machine<Part> machine = copying(body, OPEN_END, Duration.ofHours(1));

    Step<Part> end = next(machine, done(work(next(machine, Event.STARTED))));

    assertThat(failure(end)).hasMessageContaining("could not be saved: No space left on device");
    assertThat(body.closed).isPositive();
    assertThat(saved.size()).isZero();
  }

  @Test
  void glancesGrowFromShortToATenthOfASecond() {
    Machine<Part> machine = copying(body, OPEN_END, Duration.ofHours(1));
    List<Long> glances = new ArrayList<>();
    Step<Part> step = next(machine, Event.STARTED);
    for (int i = 0; i < 6; i++) {
      glances.add(work(step).glance().toMillis());
      step = next(machine, new Event.Resumed(moment()));
    }

    assertThat(glances).containsExactly(10L, 20L, 40L, 80L, 100L, 100L);
  }

  @Test
  void progressIsToldNotMoreOftenThanSaidHoweverOftenItIsLookedAt() {
    Machine<Part> machine = copying(body, OPEN_END, Duration.ofHours(1));
    Step.Work<Part> step = work(next(machine, Event.STARTED));
    for (int i = 0; i < 20; i++) {
      meter.add(1);
      now = now.plusMillis(10);
      next(machine, new Event.Resumed(moment()));
    }

    // At 10 ms, and every 50 ms from there.
    assertThat(told).containsExactly(1L, 6L, 11L, 16L);
    part(next(machine, done(step)));
    assertThat(told).hasSize(5).last().isEqualTo(30L);
  }

  @Test
  void theEndOfOnePartOfManyIsNotToldAsTheLast() {
    copied(new Stretch(0, 4, true));
    body.reset();

    copied(new Stretch(4, 8, true));

    assertThat(told).containsExactly(4L);
    now = now.plusMillis(50);
    body.reset();
    // What had not been told is told now, and the end of this part not yet.
    copied(new Stretch(8, 10, true));
    assertThat(told).containsExactly(4L, 8L);
  }

  @Test
  void theLimitEndsItHoweverMuchFlows() {
    Machine<Part> machine = copying(body, OPEN_END, Duration.ofSeconds(60));
    Step.Work<Part> step = work(next(machine, Event.STARTED));
    assertThat(Objects.requireNonNull(step.late()).left()).isEqualTo(Duration.ofSeconds(60));
    now = now.plusSeconds(59).plusMillis(990);
    Step.Work<Part> last = work(next(machine, new Event.Resumed(moment())));
    assertThat(last.glance()).isEqualTo(Duration.ofMillis(10));
    now = now.plusMillis(10);

    Step<Part> end = next(machine, new Event.Resumed(moment()));

    assertThat(failure(end).kind()).isEqualTo(ErrorKind.TIMED_OUT);
    assertThat(failure(end)).hasMessageContaining("longer than it was given");
    assertThat(body.closed).isPositive();
  }

  @Test
  void silenceOfTheServerEndsItAndThatOfTheReaderDoesNot() {
    // Nobody reads: the work has not begun, or a disk takes its time.
    Machine<Part> machine = copying(body, OPEN_END, Duration.ofHours(1));
    next(machine, Event.STARTED);
    now = now.plusSeconds(31);
    assertThat(work(next(machine, new Event.Resumed(moment()))).glance()).isPositive();
    assertThat(body.closed).isZero();

    // Within a read: each look finds the same position.
    List<Step<Part>> looks = new ArrayList<>();
    List<Machine<Part>> silent = new ArrayList<>();
    InputStream waits =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("one by one");
          }

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            now = now.plusSeconds(29);
            looks.add(next(silent.get(0), new Event.Resumed(moment())));
            assertThat(body.closed).isZero();
            now = now.plusSeconds(1);
            looks.add(next(silent.get(0), new Event.Resumed(moment())));
            throw new IOException("cut");
          }

          @Override
          public void close() {
            body.close();
          }
        };
    silent.add(copying(waits, OPEN_END, Duration.ofHours(1)));
    Event ended = done(work(next(silent.get(0), Event.STARTED)));

    assertThat(looks).hasSize(2).allMatch(Step.Work.class::isInstance);
    assertThat(body.closed).isEqualTo(1);
    assertThat(broken(part(next(silent.get(0), ended))))
        .startsWith("TIMED_OUT")
        .contains("got nothing for PT30S");
  }

  @Test
  void whatIsNotWantedIsEndedOnceItsThreadHasEnded() {
    Machine<Part> machine = copying(body, OPEN_END, Duration.ofHours(1));
    Step.Work<Part> step = work(next(machine, Event.STARTED));
    unwanted = true;
    assertThat(body.closed).isZero();

    work(next(machine, new Event.Resumed(moment())));
    assertThat(body.closed).isEqualTo(1);

    Failure cut = new Failure(Failure.Kind.WORK, new IOException("closed"));
    Part part = part(next(machine, new Event.Broken(moment(), cut)));
    assertThat(broken(part)).startsWith("CANCELLED");
    assertThat(step.work()).isNotNull();
  }

  @Test
  void aClientThatIsClosedIsToldAsThat() {
    Executor refuses =
        task -> {
          throw new RejectedExecutionException("closed");
        };
    Machine<Part> machine = copying(body, OPEN_END, Duration.ofHours(1));
    Step.Work<Part> step = work(next(machine, Event.STARTED));
    var refused = step.work().watched(refuses);
    assertThat(refused).isCompletedExceptionally();

    Failure closed = new Failure(Failure.Kind.CLOSED, new IOException("closed"));
    Step<Part> end = next(machine, new Event.Broken(moment(), closed));

    assertThat(failure(end).kind()).isEqualTo(ErrorKind.CLOSED);
    assertThat(body.closed).isPositive();
  }
}
