// SPDX-License-Identifier: MIT
package io.github.fluentado.core.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fluentado.core.exchange.Failure;
import io.github.fluentado.core.exchange.Moment;
import io.github.fluentado.core.exchange.Ongoing;
import io.github.fluentado.core.exchange.Port;
import io.github.fluentado.core.exchange.Reception;
import io.github.fluentado.core.exchange.Run;
import io.github.fluentado.core.exchange.Step;
import io.github.fluentado.core.exchange.StepFailure;
import io.github.fluentado.core.exchange.Trace;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.testing.Lab;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A run that has not come to any client: it can wait and work, and send nothing. */
class AmbientTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Port PORT = Ambient.PORT;

  private static void refused(CompletableFuture<?> asked) {
    ExecutionException failed = catchThrowableOfType(ExecutionException.class, asked::get);
    assertThat(failed)
        .cause()
        .isInstanceOfSatisfying(
            StepFailure.class,
            failure -> {
              assertThat(failure.failure().kind()).isEqualTo(Failure.Kind.NOT_SENT);
              assertThat(failure.failure().cause()).hasMessage("there is no client");
            });
  }

  @Test
  void nothingIsSentAndNobodySignsIn() {
    Step.Late late = new Step.Late(SOON, IllegalStateException::new);
    HttpRequest request = new HttpRequest("GET", URI.create("https://h/"), Headers.none(), null);

    refused(
        PORT.send(
            new Step.Send<>(PORT, Trace.NONE, request, true, Reception.STREAM, 1, SOON, late)));
    refused(PORT.authorize(new Step.Authorize<>(PORT, Trace.NONE, null, SOON, late)));
  }

  @Test
  void timeIsThatOfTheMachineAndChanceIsChance() {
    Moment one = PORT.moment();
    Moment other = PORT.moment();

    assertThat(other.now()).isAfterOrEqualTo(one.now());
    assertThat(Duration.between(one.now(), Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
    assertThat(one.chance()).isGreaterThanOrEqualTo(0).isLessThan(1);
    assertThat(Stream.generate(PORT::moment).limit(5).map(Moment::chance)).doesNotHaveDuplicates();
  }

  @Test
  void aPauseTakesItsTimeHoweverLong() {
    long begin = System.nanoTime();
    assertThat(PORT.pause(Duration.ofMillis(20))).succeedsWithin(SOON);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(19));

    CompletableFuture<Void> longest = PORT.pause(Duration.ofSeconds(Long.MAX_VALUE));
    assertThat(longest).isNotDone();
    longest.cancel(false);
  }

  @Test
  void workIsDoneOnADaemonOfItsOwnAndLookedAtInTurns() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    Ongoing work =
        new Ongoing(
            () -> {
              go.await();
              return Thread.currentThread();
            },
            () -> {});
    CompletableFuture<Object> first =
        PORT.work(new Step.Work<>(PORT, work, Duration.ofMillis(5), null));
    assertThat(first.get(20, TimeUnit.SECONDS)).isNull();
    CompletableFuture<Object> second = PORT.work(new Step.Work<>(PORT, work, SOON, null));
    go.countDown();

    Thread worker = (Thread) second.get(20, TimeUnit.SECONDS);
    assertThat(worker.getName()).isEqualTo("fluent-ado-work");
    assertThat(worker.isDaemon()).isTrue();
  }

  @Test
  void observersHearNothingAndRunsGoOnInTheCommonPool() {
    assertThat(PORT.begin(Lab.plan("GET"), new Run())).isSameAs(Trace.NONE);
    assertThat(PORT.executor()).isSameAs(ForkJoinPool.commonPool());
    assertThat(PORT.neverStarves()).isFalse();
  }
}
