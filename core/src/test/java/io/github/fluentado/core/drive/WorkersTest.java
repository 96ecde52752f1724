// SPDX-License-Identifier: MIT
package io.github.fluentado.core.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WorkersTest {
  private static final int FEW = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

  @Test
  void tasksThatWaitForEachOtherAllGetAThread() throws Exception {
    int many = 200;
    CountDownLatch all = new CountDownLatch(many);
    CountDownLatch ended = new CountDownLatch(many);
    try (Workers workers = new Workers("test")) {
      for (int i = 0; i < many; i++) {
        workers.execute(
            () -> {
              all.countDown();
              try {
                assertThat(all.await(20, TimeUnit.SECONDS)).isTrue();
                ended.countDown();
              } catch (InterruptedException unexpected) {
                throw new AssertionError(unexpected);
              }
            });
      }
      assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
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
    assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void nobodyLooksForMoreThreadsWhileAFewAreEnough() throws Exception {
    try (Workers workers = new Workers("enough")) {
      for (int i = 0; i < 100; i++) {
        meet(workers, FEW / 2);
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

        // Sooner than a thread goes that has had nothing to do.
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        List<Thread> left = threads("calm-");
        while (left.size() > FEW && System.nanoTime() < until) {
          left.get(0).join(1);
          left = threads("calm-");
        }
        assertThat(left).hasSizeLessThanOrEqualTo(FEW);
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
}
