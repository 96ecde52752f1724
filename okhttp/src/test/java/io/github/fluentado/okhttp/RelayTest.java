// SPDX-License-Identifier: MIT
package io.github.fluentado.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RelayTest {
  private static final int PATIENCE_SECONDS = 20;

  private final Relay relay = new Relay("relay");
  private final CompletableFuture<Thread> first = new CompletableFuture<>();
  private final CompletableFuture<Thread> second = new CompletableFuture<>();
  private final CompletableFuture<Thread> third = new CompletableFuture<>();
  private final CountDownLatch go = new CountDownLatch(1);

  @AfterEach
  void close() {
    go.countDown();
    relay.shutdown();
  }

  private static Thread of(CompletableFuture<Thread> task) throws Exception {
    return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private static void tell(CompletableFuture<Thread> task) {
    task.complete(Thread.currentThread());
  }

  private void held() {
    try {
      assertThat(go.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  @Test
  void whatBeginsOnAThreadIsDoneThereWhenItIsThrough() throws Exception {
    relay.execute(
        () -> {
          relay.execute(() -> tell(second));
          assertThat(second).isNotDone();
          tell(first);
        });
    assertThat(of(second)).isSameAs(of(first));
    assertThat(of(first).isDaemon()).isTrue();
    assertThat(of(first).getName()).startsWith("relay-");
  }

  @Test
  void oneWaitsForAThreadAndMoreHaveTheirOwn() throws Exception {
    relay.execute(
        () -> {
          tell(first);
          relay.execute(() -> tell(second));
          relay.execute(() -> tell(third));
          held();
        });
    assertThat(of(third)).isNotSameAs(of(first));
  }

  @Test
  void whatWaitsForAThreadThatIsHeldUpIsDoneByAnother() throws Exception {
    relay.execute(
        () -> {
          tell(first);
          relay.execute(() -> tell(second));
          second.join();
          relay.execute(() -> tell(third));
          third.join();
          held();
        });
    assertThat(of(second)).isNotSameAs(of(first));
    assertThat(of(third)).isNotSameAs(of(first));
  }

  @Test
  void whatWaitsIsDoneThoughTheOneBeforeThrows() throws Exception {
    relay.execute(
        () -> {
          Thread.currentThread().setUncaughtExceptionHandler((thread, expected) -> {});
          relay.execute(() -> tell(second));
          tell(first);
          throw new IllegalStateException("expected");
        });
    assertThat(of(second)).isNotSameAs(of(first));
  }

  @Test
  void whatWasTakenIsDoneAfterClosingToo() throws Exception {
    relay.execute(
        () -> {
          relay.execute(() -> tell(second));
          relay.shutdown();
          tell(first);
          second.join();
          held();
        });
    assertThat(of(second)).isNotSameAs(of(first));
    assertThat(of(second).isDaemon()).isTrue();
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> relay.execute(() -> tell(third)));
  }
}
