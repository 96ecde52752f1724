// SPDX-License-Identifier: MIT
package io.github.fluentado.core.drive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchTest {
  private static final long PATIENCE_SECONDS = 20;

  private final Watch watch = new Watch();

  @AfterEach
  void close() {
    watch.close();
  }

  /** Notes each look, and the thread that looks. */
  private static final class Seen implements Watch.Watched {
    private final BlockingQueue<Thread> looks = new LinkedBlockingQueue<>();

    @Override
    public void look() {
      looks.add(Thread.currentThread());
    }

    Thread next() throws InterruptedException {
      Thread thread = looks.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (thread == null) {
        throw new AssertionError("nobody looks");
      }
      return thread;
    }
  }

  private static void ends(Thread thread) throws InterruptedException {
    thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    assertThat(thread.isAlive()).isFalse();
  }

  @Test
  void oneDaemonLooksAtAllAgainAndAgainUntilTheyAreTakenAway() throws InterruptedException {
    Seen one = new Seen();
    Seen other = new Seen();
    watch.add(one);
    Thread thread = one.next();
    watch.add(other);
    assertThat(other.next()).isSameAs(thread);
    assertThat(one.next()).isSameAs(thread);
    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread.getName()).isEqualTo("fluent-ado-watch");

    watch.remove(one);
    // One round may be under way.
    other.looks.clear();
    other.next();
    other.next();
    one.looks.clear();
    other.looks.clear();
    other.next();
    other.next();
    assertThat(one.looks).isEmpty();
    watch.remove(other);
  }

  @Test
  void aLookTakesPlaceEveryTenMillisecondsAndNotAllTheTime() throws InterruptedException {
    Seen seen = new Seen();
    watch.add(seen);
    seen.next();
    long begin = System.nanoTime();
    for (int i = 0; i < 11; i++) {
      seen.next();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(50));
    watch.remove(seen);
  }

  @Test
  void theThreadEndsWhenThereIsNothingToLookAtAndAnotherBegins() throws InterruptedException {
    Seen seen = new Seen();
    watch.add(seen);
    Thread first = seen.next();
    watch.remove(seen);
    ends(first);
    seen.looks.clear();

    watch.add(seen);
    assertThat(seen.next()).isNotSameAs(first);
    watch.remove(seen);
  }

  @Test
  void afterClosingTheThreadLooksOnAsLongAsThereIsSomething() throws InterruptedException {
    Seen seen = new Seen();
    watch.add(seen);
    Thread thread = seen.next();
    watch.close();
    seen.looks.clear();
    seen.next();
    seen.next();
    assertThat(thread.isAlive()).isTrue();

    watch.remove(seen);
    ends(thread);
  }
}
