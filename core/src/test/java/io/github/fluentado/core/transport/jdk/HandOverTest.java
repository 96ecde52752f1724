// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class HandOverTest {
  private final List<Runnable> left = new ArrayList<>();
  private final HandOver hand = new HandOver(left::add);
  private final CompletableFuture<String> done = new CompletableFuture<>();
  private final List<Object> heard = new CopyOnWriteArrayList<>();

  @Test
  void whatCameBeforeIsDoneOnTheWaitingThreadUntilItEnds() throws InterruptedException {
    hand.execute(() -> heard.add(1));
    hand.execute(() -> done.complete("end"));
    hand.execute(() -> heard.add("left"));
    assertThat(heard).isEmpty();

    hand.until(done);
    assertThat(heard).containsExactly(1);

    hand.leave();
    assertThat(heard).containsExactly(1, "left");
  }

  @Test
  void whatComesWhenNobodyWaitsAnyMoreIsLeftToOthers() {
    hand.leave();
    hand.execute(() -> heard.add("task"));
    assertThat(heard).isEmpty();

    left.forEach(Runnable::run);
    assertThat(heard).containsExactly("task");
  }

  @Test
  void aThreadThatWaitsIsWokenByATaskAndByTheEnd() throws InterruptedException {
    Thread waiting = Thread.currentThread();
    Thread other =
        new Thread(
            () -> {
              awaitWaiting(waiting);
              hand.execute(() -> heard.add(Thread.currentThread()));
              while (heard.isEmpty()) {
                Thread.onSpinWait();
              }
              awaitWaiting(waiting);
              done.complete("end");
              hand.wake();
            });
    other.start();

    hand.until(done);
    other.join();
    assertThat(heard).containsExactly(waiting);
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }

  @Test
  void anInterruptEndsWaitingButNotWhatIsAtHand() throws InterruptedException {
    hand.execute(() -> heard.add("task"));
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> hand.until(done));
    assertThat(heard).containsExactly("task");
    assertThat(Thread.interrupted()).isFalse();

    Thread.currentThread().interrupt();
    done.complete("end");
    hand.until(done);
    assertThat(Thread.interrupted()).isTrue();
  }
}
