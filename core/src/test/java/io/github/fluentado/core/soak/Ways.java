// SPDX-License-Identifier: MIT
package io.github.fluentado.core.soak;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The ways to run an errand, from one thread. */
final class Ways {
  private static final int IN_FLIGHT = 6;
  private static final Set<ErrorKind> OF_READS =
      EnumSet.of(
          ErrorKind.UNAUTHENTICATED,
          ErrorKind.THROTTLED,
          ErrorKind.UNAVAILABLE,
          ErrorKind.SERVER_ERROR,
          ErrorKind.TRANSPORT,
          ErrorKind.TIMED_OUT,
          ErrorKind.CANCELLED);

  private final Tally tally;
  private final Ledger ledger;
  private final ScheduledExecutorService timer;
  private final Random random;
  private final Semaphore free = new Semaphore(IN_FLIGHT);

  Ways(Tally tally, Ledger ledger, ScheduledExecutorService timer, Random random) {
    this.tally = tally;
    this.ledger = ledger;
    this.timer = timer;
    this.random = random;
  }

  /** Any one. */
  void run(Errand<?> errand) throws InterruptedException {
    switch (random.nextInt(10)) {
      case 0 -> interrupted(errand);
      case 1 -> cancelled(errand);
      case 2 -> blocking(limited(errand));
      case 3 -> begun(limited(errand));
      case 4, 5, 6 -> blocking(errand);
      default -> begun(errand);
    }
  }

  /** Until all that runs without this thread has ended. */
  void await() throws InterruptedException {
    free.acquire(IN_FLIGHT);
  }

  private <T> Errand<T> limited(Errand<T> errand) {
    Duration limit = Duration.ofMillis(1 + random.nextInt(60));
    return new Errand<>(errand.what(), errand.call().timeout(limit), errand.right(), errand.mark());
  }

  <T> void blocking(Errand<T> errand) {
    long number = tally.begin(errand.what());
    try {
      end(errand, number, errand.call().execute(), null);
    } catch (AzureDevOpsException failure) {
      end(errand, number, null, failure);
    }
  }

  private void interrupted(Errand<?> errand) {
    Interruption interruption = Interruption.after(timer, random.nextInt(60));
    try {
      blocking(errand);
    } finally {
      interruption.over();
    }
  }

  private <T> CompletableFuture<T> async(Errand<T> errand) throws InterruptedException {
    free.acquire();
    long number = tally.begin(errand.what());
    CompletableFuture<T> future = errand.call().executeAsync();
    var unused =
        future
            .whenComplete((value, failure) -> end(errand, number, value, failure))
            .whenComplete((value, failure) -> free.release());
    return future;
  }

  private void begun(Errand<?> errand) throws InterruptedException {
    // Its end is told to the tally.
    var unused = async(errand);
  }

  private void cancelled(Errand<?> errand) throws InterruptedException {
    CompletableFuture<?> future = async(errand);
    var unused =
        timer.schedule(() -> future.cancel(true), random.nextInt(60), TimeUnit.MILLISECONDS);
  }

  private <T> void end(
      Errand<T> errand, long number, @Nullable T value, @Nullable Throwable failure) {
    Optional<ErrorKind> kind = Optional.ofNullable(failure).flatMap(this::kind);
    if (value != null && !errand.right().test(value)) {
      tally.defect(errand.what() + " " + number + " gave something else");
    }
    if (errand.mark() > 0) {
      ledger.reported(errand.mark(), kind);
    } else if (kind.isPresent() && !OF_READS.contains(kind.get())) {
      tally.defect(errand.what() + " " + number + ": " + failure);
    }
    tally.end(number, kind);
  }

  private Optional<ErrorKind> kind(Throwable failure) {
    if (failure instanceof AzureDevOpsException known) {
      return Optional.of(known.kind());
    }
    if (!(failure instanceof CancellationException)) {
      tally.defect("thrown: " + failure);
    }
    return Optional.of(ErrorKind.CANCELLED);
  }
}
