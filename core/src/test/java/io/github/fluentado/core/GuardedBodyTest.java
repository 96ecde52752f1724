// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.testing.VirtualTime;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.Cleaner;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GuardedBodyTest {
  private static final Cleaner CLEANER = Cleaner.create();

  private final AtomicInteger closed = new AtomicInteger();
  private final CountDownLatch freed = new CountDownLatch(1);

  private HttpResponse open(boolean breaks) {
    InputStream body =
        new ByteArrayInputStream(new byte[] {7}) {
          @Override
          public void close() throws IOException {
            closed.incrementAndGet();
            freed.countDown();
            if (breaks) {
              throw new IOException("reset");
            }
          }
        };
    return HttpResponse.streaming(206, Headers.none().with("X-A", "b"), body);
  }

  @Test
  void anOpenBodyIsTheSameAndIsClosedOnce() throws IOException {
    HttpResponse guarded = GuardedBody.guarded(open(false), CLEANER);

    assertThat(guarded.status()).isEqualTo(206);
    assertThat(guarded.headers().first("X-A")).contains("b");
    InputStream stream = guarded.stream().orElseThrow();
    assertThat(stream.read()).isEqualTo(7);
    stream.close();
    assertThat(closed).hasValue(1);
  }

  @Test
  void anAnswerInMemoryNeedsNoGuard() {
    HttpResponse whole = HttpResponse.of(200, Headers.none(), new byte[0]);

    assertThat(GuardedBody.guarded(whole, CLEANER)).isSameAs(whole);
  }

  @Test
  void whatBreaksWhenItIsClosedIsToldOnce() throws IOException {
    InputStream stream = GuardedBody.guarded(open(true), CLEANER).stream().orElseThrow();

    assertThatIOException().isThrownBy(stream::close).withMessage("reset");
    assertThat(closed).hasValue(1);
  }

  @Test
  void whatWasForgottenIsClosedWhenItIsCollected() throws Exception {
    for (boolean breaks : new boolean[] {false, true}) {
      GuardedBodyTest each = new GuardedBodyTest();
      assertThat(GuardedBody.guarded(each.open(breaks), CLEANER).stream()).isPresent();
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      do {
        System.gc();
      } while (!each.freed.await(10, TimeUnit.MILLISECONDS) && System.nanoTime() < end);

      assertThat(each.closed).hasValue(1);
    }
  }

  @Test
  void aRequestsBodyKnowsForHowLongNothingOfItHasMoved() throws IOException {
    VirtualTime time = new VirtualTime();
    WatchedBody body = new WatchedBody(RequestBody.of("abc"), time);
    time.advance(Duration.ofSeconds(3));
    assertThat(body.quiet()).isEqualTo(Duration.ofSeconds(3));

    try (InputStream stream = body.open()) {
      assertThat(stream.read()).isEqualTo('a');
      assertThat(body.quiet()).isZero();
      time.advance(Duration.ofSeconds(2));
      assertThat(stream.read(new byte[5], 1, 4)).isEqualTo(2);
      assertThat(body.quiet()).isZero();
    }
    assertThat(body.length()).isEqualTo(3);
    assertThat(body.replayable()).isTrue();
    assertThat(body.inMemory()).isTrue();
    WatchedBody once = new WatchedBody(RequestBody.once(InputStream.nullInputStream(), 0), time);
    assertThat(once.replayable()).isFalse();
    assertThat(once.inMemory()).isFalse();
  }

  @Test
  void ownThreadsTakeWorkUntilTheyAreClosed() throws Exception {
    OwnThreads threads = OwnThreads.make();
    CountDownLatch done = new CountDownLatch(1);
    threads.execute(done::countDown);
    assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    threads.close();

    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> threads.execute(() -> {}));
  }
}
