// SPDX-License-Identifier: MIT
package io.github.fluentado.core.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class WorkersTest {
  private static final int FEW = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

  @Test
  void tasksThatWaitForEachOtherAllGetAThread() throws Exception {
    try (Workers workers = new Workers("test")) {
      meet(workers, 200);
    }
  }

  @Test
  void whatIsDoneInNoTimeNeedsFewThreads() throws Exception {
    int many = 20_000;
    Set<Thread> seen = ConcurrentHashMap.newKeySet();
    CountDownLatch ended = new CountDownLatch(many);
    try (Workers workers = new Workers("test")) {
      for (int i = 0; i < many; i++) {
        workers.execute(
            () -> {
              seen.add(Thread.currentThread());
              ended.countDown();
            });
      }
      assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(seen).hasSizeLessThan(many / 100).allMatch(Thread::isDaemon);
  }

  @Test
  void threadsThatAreAtWorkAreWaitedForLongerBeforeMoreCome() throws Exception {
    AtomicBoolean go = new AtomicBoolean(true);
    CountDownLatch begun = new CountDownLatch(FEW);
    CompletableFuture<Long> other = new CompletableFuture<>();
    try (Workers workers = new Workers("test")) {
      for (int i = 0; i < FEW; i++) {
        workers.execute(
            () -> {
              begun.countDown();
              while (go.get()) {
                Thread.onSpinWait();
              }
            });
      }
      assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
      long from = System.nanoTime();
      workers.execute(() -> other.complete(System.nanoTime()));
      assertThat(other.get(60, TimeUnit.SECONDS) - from)
          .isGreaterThan(TimeUnit.MILLISECONDS.toNanos(45));
    } finally {
      go.set(false);
    }
  }

  /** Threads whose names begin so and that are alive. */
  private static List<Thread> threads(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(name))
        .toList();
  }

  /** So many tasks that go on when all of them have a thread. */
  private static void meet(Workers workers, int many) throws InterruptedException {
    assertThat(meeting(workers, many).await(20, TimeUnit.SECONDS)).isTrue();
  }

  /** The same, without waiting; counts those that went on. */
  private static CountDownLatch meeting(Workers workers, int many) {
    CountDownLatch all = new CountDownLatch(many);
    CountDownLatch ended = new CountDownLatch(many);
    for (int i = 0; i < many; i++) {
      workers.execute(
          () -> {
            all.countDown();
            try {
              if (all.await(20, TimeUnit.SECONDS)) {
                ended.countDown();
              }
            } catch (InterruptedException unexpected) {
              throw new AssertionError(unexpected);
            }
          });
    }
    return ended;
  }

  /** Waits until they are done with what they did last, however busy the machine is. */
  private static void rested(String name) {
    until(
        () ->
            threads(name).stream().noneMatch(thread -> thread.getState() == Thread.State.RUNNABLE));
  }

  private static void until(BooleanSupplier so) {
    long latest = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!so.getAsBoolean()) {
      assertThat(System.nanoTime() - latest).as("nanoseconds too late").isNegative();
      Thread.onSpinWait();
    }
  }

  @Test
  void nobodyLooksForMoreThreadsWhileAFewAreEnough() throws Exception {
    try (Workers workers = new Workers("enough")) {
      for (int i = 0; i < 100; i++) {
        meet(workers, FEW / 2);
        rested("enough-");
      }
      assertThat(threads("enough-more")).isEmpty();
      assertThat(threads("enough-")).hasSizeLessThanOrEqualTo(FEW);
    }
  }

  @Test
  void whenAllIsCalmWhoLookedGoesWithTheThreadsThatWereTooManyAndComesAgain() throws Exception {
    try (Workers workers = new Workers("calm")) {
      for (int i = 0; i < 2; i++) {
        meet(workers, 3 * FEW);
        List<Thread> looks = threads("calm-more");
        // It may be through already.
        assertThat(looks).hasSizeLessThanOrEqualTo(1).allMatch(Thread::isDaemon);
        for (Thread look : looks) {
          look.join(TimeUnit.SECONDS.toMillis(20));
          assertThat(look.isAlive()).isFalse();
        }

        // When they have had nothing to do for a while.
        until(() -> threads("calm-").size() <= FEW);
      }
    }
  }

  @Test
  void afterClosingNothingIsTakenAndWhatWasTakenIsDone() throws Exception {
    Workers workers = new Workers("test");
    CountDownLatch go = new CountDownLatch(1);
    CompletableFuture<String> done = new CompletableFuture<>();
    workers.execute(
        () -> {
          try {
            go.await();
            done.complete(Thread.currentThread().getName());
          } catch (InterruptedException unexpected) {
            done.completeExceptionally(unexpected);
          }
        });
    workers.close();

    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> workers.execute(() -> {}));
    go.countDown();
    assertThat(done.get(20, TimeUnit.SECONDS)).isEqualTo("test-1");
  }

  @Test
  void aTaskThatThrowsHindersNoOther() throws Exception {
    CountDownLatch ended = new CountDownLatch(100);
    try (Workers workers = new Workers("test")) {
      for (int i = 0; i < 100; i++) {
        workers.execute(
            () -> {
              ended.countDown();
              Thread.currentThread().setUncaughtExceptionHandler((thread, expected) -> {});
              throw new IllegalStateException("expected");
            });
      }
      assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
      CountDownLatch next = new CountDownLatch(1);
      workers.execute(next::countDown);
      assertThat(next.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void whatComesFromManyThreadsIsAllDoneThoughTheWorkersRestInBetween() throws Exception {
    int each = 20_000;
    AtomicInteger done = new AtomicInteger();
    try (Workers workers = new Workers("all")) {
      List<CompletableFuture<Void>> callers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        callers.add(
            CompletableFuture.runAsync(
                () -> {
                  for (int j = 0; j < each; j++) {
                    CompletableFuture<Void> one = new CompletableFuture<>();
                    workers.execute(
                        () -> {
                          done.incrementAndGet();
                          one.complete(null);
                        });
                    if (j % 3 == 0) {
                      one.orTimeout(20, TimeUnit.SECONDS).join();
                    }
                  }
                },
                task -> new Thread(task).start()));
      }
      for (CompletableFuture<Void> caller : callers) {
        caller.get(60, TimeUnit.SECONDS);
      }
      until(() -> done.get() >= 4 * each);
    }
    assertThat(done).hasValue(4 * each);
  }

  @Test
  void whatWasTakenBeforeClosingStillGetsTheThreadsThatItNeeds() throws Exception {
    Workers workers = new Workers("closing");
    CountDownLatch ended = meeting(workers, 3 * FEW);
    workers.close();
    assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void anInterruptThatWasMeantForOneTaskDoesNotReachTheNext() throws Exception {
    CompletableFuture<Boolean> next = new CompletableFuture<>();
    CountDownLatch go = new CountDownLatch(1);
    try (Workers workers = new Workers("flag")) {
      for (int i = 0; i < FEW; i++) {
        workers.execute(
            () -> {
              try {
                go.await();
              } catch (InterruptedException unexpected) {
                throw new AssertionError(unexpected);
              }
              Thread.currentThread().interrupt();
            });
      }
      workers.execute(() -> next.complete(Thread.currentThread().isInterrupted()));
      go.countDown();
      assertThat(next.get(20, TimeUnit.SECONDS)).isFalse();
    }
  }

  @Test
  void aHandlerThatThrowsCostsNoThread() throws Exception {
    try (Workers workers = new Workers("handler")) {
      for (int i = 0; i < 3 * FEW; i++) {
        CountDownLatch ended = new CountDownLatch(1);
        workers.execute(
            () -> {
              ended.countDown();
              Thread.currentThread()
                  .setUncaughtExceptionHandler(
                      (thread, thrown) -> {
                        throw new IllegalStateException("expected, too");
                      });
              throw new AssertionError("expected");
            });
        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        rested("handler-");
      }
      // None was missing, so that nobody had to look for more.
      assertThat(threads("handler-more")).isEmpty();
      assertThat(threads("handler-")).hasSizeLessThanOrEqualTo(FEW);
    }
  }
}
