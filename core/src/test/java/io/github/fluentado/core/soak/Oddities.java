// SPDX-License-Identifier: MIT
package io.github.fluentado.core.soak;

import io.github.fluentado.core.Connection;
import io.github.fluentado.core.Download;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What programs do with streams, lists and clients, and should not always. */
final class Oddities {
  // No limit of the client bounds what is read by hand.
  private static final int PATIENCE_MILLIS = 3000;

  private final Tally tally;
  private final Errands errands;
  private final Supplier<Connection> clients;
  private final ScheduledExecutorService timer;
  private final Random random;

  /**
   * @param clients makes more clients
   */
  Oddities(
      Tally tally,
      Errands errands,
      Supplier<Connection> clients,
      ScheduledExecutorService timer,
      Random random) {
    this.tally = tally;
    this.errands = errands;
    this.clients = clients;
    this.timer = timer;
    this.random = random;
  }

  /** Any one. */
  void run(Ways ways) throws InterruptedException {
    switch (random.nextInt(10)) {
      case 0 -> shortLived(ways);
      case 1, 2 -> counted("abandoned", this::abandoned);
      case 3, 4, 5 -> counted("read", this::read);
      case 6, 7 -> counted("walked", this::walked);
      default -> published();
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private void counted(String what, Work work) {
    long number = tally.begin(what);
    Optional<ErrorKind> kind = Optional.empty();
    try {
      work.run();
    } catch (AzureDevOpsException failure) {
      kind = Optional.of(failure.kind());
    } catch (IOException broken) {
      kind = Optional.of(ErrorKind.TRANSPORT);
    }
    tally.end(number, kind);
  }

  /** Nobody closes it, nor is it held: the collector must find it. */
  private void abandoned() throws IOException {
    long number = random.nextInt(1_000_000);
    InputStream forgotten = errands.download(number).open().execute().stream();
    if (random.nextBoolean()) {
      // The server may stand still at the half, and nothing would end a read there.
      forgotten.readNBytes(Content.size(number) / 3);
    }
  }

  /** Reads by hand, and may have it closed meanwhile from another thread. */
  private void read() throws IOException {
    long number = random.nextInt(1_000_000);
    try (Download.Content content = errands.download(number).open().execute()) {
      int millis = random.nextInt(3) == 0 ? random.nextInt(30) : PATIENCE_MILLIS;
      var closing = timer.schedule(() -> close(content), millis, TimeUnit.MILLISECONDS);
      Content.Check check = new Content.Check(number);
      check.add(content.stream().readAllBytes());
      closing.cancel(false);
      if (check.length() != Content.size(number)) {
        tally.defect("file " + number + " ended early, or as another");
      }
    }
  }

  private void close(Download.Content content) {
    try {
      content.close();
    } catch (IOException failed) {
      tally.defect("closing failed: " + failed);
    }
  }

  /** A walk that may be left in its midst. */
  private void walked() {
    long first = random.nextInt(1_000_000);
    int most = random.nextInt(2 * Answering.LIST);
    long expected = first;
    for (long number : errands.paged(first)) {
      if (number != expected++) {
        tally.defect("list " + first + " gave " + number);
      }
      if (number - first >= most) {
        return;
      }
    }
    if (expected != first + Answering.LIST) {
      tally.defect("list " + first + " ended at " + expected);
    }
  }

  private void published() {
    long first = random.nextInt(1_000_000);
    errands.paged(first).publisher().subscribe(new Reader(tally, first, random.nextInt(120)));
  }

  /** A client for a few calls. */
  private void shortLived(Ways ways) throws InterruptedException {
    try (Connection connection = clients.get()) {
      Errands few = errands.over(connection);
      for (int i = 0; i < 3; i++) {
        ways.blocking(few.any());
      }
    }
  }
}
