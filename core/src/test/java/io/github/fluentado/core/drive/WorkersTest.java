// SPDX-License-Identifier: MIT
package io.github.fluentado.core.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WorkersTest {

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
    int few = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
    AtomicBoolean go = new AtomicBoolean(true);
    CountDownLatch begun = new CountDownLatch(few);
    CompletableFuture<Long> other = new CompletableFuture<>();
    try (Workers workers = new Workers("test")) {
      for (int i = 0; i < few; i++) {
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
