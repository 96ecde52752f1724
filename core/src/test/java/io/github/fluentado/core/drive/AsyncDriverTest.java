// SPDX-License-Identifier: MIT
package io.github.fluentado.core.drive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.exchange.Event;
import io.github.fluentado.core.exchange.Exchange;
import io.github.fluentado.core.exchange.Exchanges;
import io.github.fluentado.core.exchange.Ongoing;
import io.github.fluentado.core.exchange.Reception;
import io.github.fluentado.core.exchange.Step;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.testing.Lab;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** An asynchronous run goes on, ends and is given up as its acts and its caller say. */
class AsyncDriverTest {
  private static final Duration LEFT = Duration.ofSeconds(7);
  private final HeldPort port = new HeldPort();
  private final AtomicInteger abandoned = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();

  private Step<Object> work(boolean limited) {
    return new Step.Work<>(
        port,
        new Ongoing(() -> "unused", () -> {}),
        Duration.ofSeconds(1),
        limited ? new Step.Late(LEFT, () -> new IllegalStateException("late")) : null);
  }

  private Step<Object> send() {
    HttpRequest request =
        new HttpRequest("GET", URI.create("https://example.org"), Headers.none(), null);
    Step.Late late = new Step.Late(LEFT, () -> new IllegalStateException("late"));
    return new Step.Send<>(port, port.trace, request, true, Reception.WHOLE, 1, LEFT, late);
  }

  /** Begins an operation, does that, and ends with what is made of what came of it. */
  private Exchange<Object> doing(Step<Object> act, Function<Event, Step<Object>> then) {
    Exchange<Object> exchange =
        event -> {
          if (event instanceof Event.Started) {
            return new Step.Begin<>(port, Lab.plan("GET"));
          }
          return event instanceof Event.Began ? act : then.apply(event);
        };
    return Exchanges.nest(() -> exchange, HeldPort.counting(abandoned));
  }

  private static Step<Object> value(Event event) {
    return event instanceof Event.Finished finished
        ? new Step.Done<>(finished.value())
        : new Step.Done<>(event.getClass().getSimpleName());
  }

  private CompletableFuture<Object> working(boolean limited) {
    return AsyncDriver.run(doing(work(limited), AsyncDriverTest::value));
  }

  private HttpResponse open() {
    InputStream body =
        new ByteArrayInputStream(new byte[0]) {
          @Override
          public void close() {
            closed.incrementAndGet();
          }
        };
    return HttpResponse.streaming(200, Headers.none(), body);
  }

  private void runTasks() {
    while (!port.tasks.isEmpty()) {
      port.tasks.remove().run();
    }
  }

  @Test
  void whatIsThereAtOnceTakesNoThread() {
    port.work.complete("done");

    assertThat(working(false)).isCompletedWithValue("done");
    assertThat(port.tasks).isEmpty();
    assertThat(abandoned).hasValue(0);
    assertThat(port.told).containsExactly("begins");
  }

  @Test
  void whatComesLaterGoesOnWhereThePortSays() {
    CompletableFuture<Object> run = working(false);
    assertThat(run).isNotDone();

    port.work.complete("done");
    assertThat(run).isNotDone();
    assertThat(port.tasks).hasSize(1);
    runTasks();

    assertThat(run).isCompletedWithValue("done");
    assertThat(port.pauses).isEmpty();
  }

  @Test
  void aThreadThatIsLentIsGoneOnWith() {
    class Lent extends CompletableFuture<Object> implements Lending {
      private boolean lends = true;

      @Override
      public boolean lends() {
        return lends;
      }
    }

    Lent lent = new Lent();
    port.work = lent;
    CompletableFuture<Object> run = working(false);
    lent.complete("done");
    assertThat(run).isCompletedWithValue("done");

    port.work = new Lent();
    port.neverStarves = false;
    CompletableFuture<Object> starving = working(false);
    port.work.complete("done");
    assertThat(starving).isNotDone();

    port.neverStarves = true;
    Lent other = new Lent();
    other.lends = false;
    port.work = other;
    CompletableFuture<Object> elsewhere = working(false);
    other.complete("done");
    assertThat(elsewhere).isNotDone();
    runTasks();
    assertThat(elsewhere).isCompletedWithValue("done");
  }

  @Test
  void aFailureIsTheEnd() {
    IllegalStateException error = new IllegalStateException("odd");
    CompletableFuture<Object> run =
        AsyncDriver.run(doing(work(false), event -> new Step.Failed<>(error)));
    port.work.complete("done");
    runTasks();

    assertThat(run).isCompletedExceptionally();
    assertThat(run.handle((value, thrown) -> thrown)).isCompletedWithValue(error);
  }

  @Test
  void aDefectIsTheEndAndIsTold() {
    CompletableFuture<Object> run =
        AsyncDriver.run(
            doing(
                new Step.Authorize<>(
                    port, port.trace, null, LEFT, new Step.Late(LEFT, AssertionError::new)),
                AsyncDriverTest::value));

    assertThat(run.handle((value, thrown) -> thrown.getMessage()))
        .isCompletedWithValue("nobody is asked");
    assertThat(port.told).containsExactly("begins", "ends null nobody is asked");
  }

  @Test
  void anExecutorThatTakesNoMoreEndsTheRun() {
    port.executor =
        task -> {
          throw new RejectedExecutionException("closed");
        };
    CompletableFuture<Object> run = AsyncDriver.run(doing(send(), AsyncDriverTest::value));
    port.sent.get(0).complete(open());

    assertThat(run.handle((value, thrown) -> thrown))
        .isCompletedWithValueMatching(
            thrown ->
                thrown instanceof AzureDevOpsException known
                    && known.kind() == ErrorKind.CLOSED
                    && String.valueOf(known.getMessage()).contains("takes no more work"));
    assertThat(closed).hasValue(1);
    assertThat(abandoned).hasValue(1);
    assertThat(port.told).last().asString().startsWith("ends null The executor takes no more");
  }

  @Test
  void cancellingStopsWhatIsUnderWay() {
    CompletableFuture<Object> run = AsyncDriver.run(doing(send(), AsyncDriverTest::value));

    assertThat(run.cancel(true)).isTrue();

    assertThat(run).isCancelled();
    assertThat(port.sent.get(0)).isCancelled();
    assertThat(abandoned).hasValue(1);
    assertThat(port.told)
        .containsExactly(
            "begins", "attempt the run was cancelled", "ends null the run was cancelled");
    assertThat(run.cancel(true)).isTrue();
    assertThat(abandoned).hasValue(1);
  }

  @Test
  void whatCameButWasNotTakenIsFreedByCancelling() {
    CompletableFuture<Object> run = AsyncDriver.run(doing(send(), AsyncDriverTest::value));
    port.sent.get(0).complete(open());

    run.cancel(true);
    assertThat(closed).hasValue(1);
    assertThat(abandoned).hasValue(1);
    runTasks();
    assertThat(closed).hasValue(1);
    assertThat(abandoned).hasValue(1);
  }

  @Test
  void anAnswerToARunThatItsObserverCancelsIsFreed() {
    List<Event> heard = new ArrayList<>();
    CompletableFuture<Object> run =
        AsyncDriver.run(
            doing(
                send(),
                event -> {
                  heard.add(event);
                  return value(event);
                }));
    port.atEnd = () -> run.cancel(true);
    port.sent.get(0).complete(open());
    runTasks();

    assertThat(run).isCancelled();
    assertThat(closed).hasValue(1);
    assertThat(abandoned).hasValue(1);
    assertThat(heard).isEmpty();
  }

  @Test
  void cancellingAfterTheEndChangesNothing() {
    port.work.complete("done");
    CompletableFuture<Object> run = working(false);

    assertThat(run.cancel(true)).isFalse();
    assertThat(port.told).containsExactly("begins");
  }

  /** A run that is cancelled while it decides what comes next. */
  private void cancelledWhile(Step<Object> next) {
    AtomicReference<CompletableFuture<Object>> own = new AtomicReference<>();
    CompletableFuture<Object> run =
        AsyncDriver.run(
            doing(
                work(false),
                event -> {
                  Objects.requireNonNull(own.get()).cancel(true);
                  return next;
                }));
    own.set(run);
    port.work.complete("done");
    port.work = new CompletableFuture<>();
    runTasks();
    assertThat(run).isCancelled();
  }

  @Test
  void anActOfARunThatIsCancelledDoesNotBegin() {
    cancelledWhile(work(false));

    assertThat(port.works).hasSize(1);
    assertThat(abandoned).hasValue(1);
  }

  @Test
  void aResultThatNobodyWantsIsClosed() {
    Closeable result = closed::incrementAndGet;
    cancelledWhile(new Step.Done<>(result));
    assertThat(closed).hasValue(1);

    Closeable broken =
        () -> {
          closed.incrementAndGet();
          throw new IOException("broken");
        };
    cancelledWhile(new Step.Done<>(broken));
    assertThat(closed).hasValue(2);
  }

  @Test
  void aResultThatIsWantedStaysOpen() {
    Closeable result = closed::incrementAndGet;
    port.work.complete(result);

    assertThat(working(false)).isCompletedWithValue(result);
    assertThat(closed).hasValue(0);
  }

  @Test
  void aRunThatIsCancelledWhileItsActBeginsStopsIt() {
    AtomicReference<CompletableFuture<Object>> own = new AtomicReference<>();
    List<Event> heard = new ArrayList<>();
    CompletableFuture<Object> run =
        AsyncDriver.run(
            doing(
                work(false),
                event -> {
                  heard.add(event);
                  if (heard.size() > 1) {
                    return new Step.Done<>("gone on");
                  }
                  port.work =
                      new CompletableFuture<>() {
                        @Override
                        public boolean isDone() {
                          Objects.requireNonNull(own.get()).cancel(true);
                          return super.isDone();
                        }
                      };
                  return work(false);
                }));
    own.set(run);
    port.work.complete("done");
    runTasks();

    assertThat(run).isCancelled();
    assertThat(port.works.get(1)).isCancelled();
    assertThat(abandoned).hasValue(1);
    runTasks();
    assertThat(heard).hasSize(1);
  }

  @Test
  void aRunOutOfTimeEndsThoughItsExecutorDoesNotCome() {
    port.neverStarves = false;
    CompletableFuture<Object> run = AsyncDriver.run(doing(send(), AsyncDriverTest::value));
    assertThat(port.waits).containsExactly(LEFT);

    port.pauses.get(0).complete(null);

    assertThat(run.handle((value, thrown) -> thrown.getMessage())).isCompletedWithValue("late");
    assertThat(port.sent.get(0)).isCancelled();
    assertThat(abandoned).hasValue(1);
    assertThat(port.told).containsExactly("begins", "attempt late", "ends null late");
  }

  @Test
  void whatHasComeIsFreedWhenTheRunIsOutOfTime() {
    port.neverStarves = false;
    CompletableFuture<Object> run = AsyncDriver.run(doing(send(), AsyncDriverTest::value));
    port.sent.get(0).complete(open());
    port.pauses.get(0).complete(null);

    assertThat(run).isCompletedExceptionally();
    assertThat(closed).hasValue(1);
    runTasks();
    assertThat(closed).hasValue(1);
  }

  @Test
  void anAlarmIsStoppedWhenTheRunGoesOn() {
    port.neverStarves = false;
    CompletableFuture<Object> run = working(true);
    port.work.complete("done");
    assertThat(port.pauses.get(0)).isNotDone();
    runTasks();

    assertThat(run).isCompletedWithValue("done");
    assertThat(port.pauses.get(0)).isCancelled();
  }

  @Test
  void anAlarmThatNeverRingsDoesNotEndTheRun() {
    port.neverStarves = false;
    CompletableFuture<Object> run = working(true);
    port.pauses.get(0).completeExceptionally(new IllegalStateException("stopped"));
    assertThat(run).isNotDone();

    port.work.complete("done");
    runTasks();
    assertThat(run).isCompletedWithValue("done");
  }

  @Test
  void onlyARunThatMayStarveNeedsAnAlarm() {
    assertThat(working(true)).isNotDone();
    port.neverStarves = false;
    assertThat(working(false)).isNotDone();
    assertThat(port.pauses).isEmpty();
    assertThat(working(true)).isNotDone();
    assertThat(port.pauses).hasSize(1);
  }

  @Test
  void cancellingWhatIsDerivedDoesNotStopTheRun() {
    CompletableFuture<Object> run = working(false);
    run.thenApply(value -> value).cancel(true);

    assertThat(run).isNotDone();
    assertThat(port.work).isNotDone();
    assertThatCancelledByItself(run);
  }

  private void assertThatCancelledByItself(CompletableFuture<Object> run) {
    run.cancel(true);
    assertThat(run.handle((value, thrown) -> thrown))
        .isCompletedWithValueMatching(thrown -> thrown instanceof CancellationException);
    assertThat(port.work).isCancelled();
  }
}
