// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpThreadsTest {
  private final HttpThreads threads = new HttpThreads(() -> false);
  private final Queue<String> done = new ConcurrentLinkedQueue<>();

  @AfterEach
  void end() {
    threads.close();
  }

  private static Thread thread(CompletableFuture<Thread> future) throws Exception {
    return future.get(20, TimeUnit.SECONDS);
  }

  @Test
  void aStepThatFollowsIsDoneByTheThreadThatIsAtIt() throws Exception {
    CompletableFuture<Thread> first = new CompletableFuture<>();
    CompletableFuture<Thread> second = new CompletableFuture<>();

    threads.execute(
        () -> {
          threads.execute(() -> second.complete(Thread.currentThread()));
          first.complete(Thread.currentThread());
        });

    assertThat(thread(first)).isNotSameAs(Thread.currentThread()).isSameAs(thread(second));
  }

  @Test
  void whatIsForAfterwardsWaitsForAllStepsAndElsewhereForNothing() {
    threads.here(
        () -> {
          threads.afterwards(() -> done.add("afterwards"));
          threads.execute(() -> done.add("step"));
          done.add("task");
        });
    threads.afterwards(() -> done.add("at once"));

    assertThat(done).containsExactly("step", "task", "afterwards", "at once");
  }

  @Test
  void whatMayBlockLeavesTheThreadThatBeginsIt() throws Exception {
    CompletableFuture<Thread> apart = new CompletableFuture<>();

    threads.here(
        () -> {
          threads.apart(() -> threads.execute(() -> apart.complete(Thread.currentThread())));
          threads.execute(() -> done.add(Thread.currentThread().getName()));
        });

    assertThat(thread(apart)).isNotSameAs(Thread.currentThread());
    assertThat(done).containsExactly(Thread.currentThread().getName());
  }

  @Test
  void aThreadOfAProgramIsNoneOfTheseAfterwards() throws Exception {
    CompletableFuture<Thread> later = new CompletableFuture<>();

    threads.here(() -> done.add("task"));
    threads.execute(() -> later.complete(Thread.currentThread()));

    assertThat(thread(later)).isNotSameAs(Thread.currentThread());
  }
}
