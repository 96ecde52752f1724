// SPDX-License-Identifier: MIT
package io.github.fluentado.core.soak;

import io.github.fluentado.core.Connection;
import io.github.fluentado.core.ServiceHosts;
import io.github.fluentado.core.credential.AccessToken;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.core.run.Rules;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Runs calls of every kind, in every way, over the transport that is found, for minutes against a
 * server that strikes one request in four. Fails if a call is lost, doubled, wrong or without end,
 * or if handles, threads or heap grow.
 */
public final class Soak {
  private static final int WORKERS = 4;
  private static final int SAMPLES = 360;
  private static final long WARM_UP_MILLIS = 60_000;
  // Longer than the limits of all that is run.
  private static final int HANG_SECONDS = 60;
  private static final Rules RULES =
      Rules.standard()
          .retry(RetryPolicy.backoff(4, Duration.ofMillis(20), Duration.ofMillis(200)))
          .attempt(Duration.ofSeconds(2))
          .total(Duration.ofSeconds(20));

  private final Tally tally = new Tally();
  private final Ledger ledger = new Ledger(tally);
  private final Samples samples = new Samples();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final long seconds;
  private volatile boolean over;

  private Soak(long seconds) {
    this.seconds = seconds;
  }

  /**
   * Runs until its time is over, and says how it went in the last line.
   *
   * @param arguments the minutes
   */
  public static void main(String... arguments) throws Exception {
    double minutes = Double.parseDouble(arguments[0]);
    System.exit(new Soak((long) (minutes * 60)).run() ? 0 : 1);
  }

  private boolean run() throws IOException, InterruptedException {
    Path folder = Folder.make();
    try (Server server = new Server(ledger, 1);
        Connection connection = connection(server.uri())) {
      Pace pace = new Pace();
      List<Thread> workers = new ArrayList<>();
      for (int i = 0; i < WORKERS; i++) {
        int number = i;
        Random random = new Random(number);
        Errands errands = new Errands(connection, ledger, random, folder.resolve("file-" + i));
        Worker worker = new Worker(errands, () -> connection(server.uri()), pace, random);
        workers.add(new Thread(worker, "soak-" + i));
      }
      workers.forEach(Thread::start);
      watch();
      for (Thread worker : workers) {
        worker.join(TimeUnit.SECONDS.toMillis(HANG_SECONDS));
      }
    }
    return verdict(folder);
  }

  private Connection connection(URI uri) {
    return Connection.to(ServiceHosts.at(uri), Credential.bearer(Soak::token)).rules(RULES).build();
  }

  private static AccessToken token() {
    return new AccessToken("soak-" + System.nanoTime(), Instant.now().plusSeconds(30));
  }

  /** Samples until the time is over, or something is wrong. */
  private void watch() {
    long interval = Math.max(500, seconds * 1000 / SAMPLES);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    Wire.pause(Math.min(WARM_UP_MILLIS, seconds * 200));
    for (int count = 1; System.nanoTime() - end < 0 && tally.defects().isEmpty(); count++) {
      Wire.pause(interval);
      samples.take();
      ledger.settle();
      tally.watch(HANG_SECONDS);
      if (count % 12 == 0 && samples.size() >= 3) {
        System.out.println(tally.ended() + " calls, " + samples);
      }
    }
    over = true;
    while (samples.size() < 3) {
      samples.take();
    }
  }

  /** Compares the last changes, too. */
  private void settle() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(HANG_SECONDS);
    while (ledger.open() > 0 && System.nanoTime() - end < 0) {
      Wire.pause(500);
      ledger.settle();
    }
    if (ledger.open() > 0) {
      tally.defect(ledger.open() + " changes were never told of");
    }
  }

  private boolean verdict(Path folder) {
    settle();
    tally.ends().forEach((end, count) -> System.out.println("  " + end + ": " + count));
    if (tally.begun() != tally.ended()) {
      tally.defect(tally.begun() + " calls began, " + tally.ended() + " ended");
    }
    for (String left : Folder.parts(folder)) {
      tally.defect("left behind: " + left);
    }
    samples.grown().forEach(tally::defect);
    tally.defects().forEach(defect -> System.out.println("  DEFECT " + defect));
    boolean right = tally.defects().isEmpty();
    System.out.println(
        "soak: " + (right ? "OK" : "FAILED") + " (" + tally.ended() + " calls, " + samples + ")");
    return right;
  }

  /** Runs one errand after another. */
  private final class Worker implements Runnable {
    private final Errands errands;
    private final Pace pace;
    private final Random random;
    private final Ways ways;
    private final Oddities oddities;

    Worker(Errands errands, Supplier<Connection> clients, Pace pace, Random random) {
      this.errands = errands;
      this.pace = pace;
      this.random = random;
      this.ways = new Ways(tally, ledger, timer, random);
      this.oddities = new Oddities(tally, errands, clients, timer, random);
    }

    @Override
    public void run() {
      try {
        while (!over) {
          pace.await();
          if (random.nextInt(4) == 0) {
            oddities.run(ways);
          } else {
            ways.run(errands.any());
          }
        }
        ways.await();
      } catch (Throwable thrown) {
        tally.defect("a worker ended: " + thrown);
      }
    }
  }
}
