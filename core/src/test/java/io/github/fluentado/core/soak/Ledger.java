// SPDX-License-Identifier: MIT
package io.github.fluentado.core.soak;

import io.github.fluentado.core.error.ErrorKind;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What became of each change: how often the server made it, and what the client said. Both must
 * fit. What has been compared is forgotten, so that the books stay thin.
 */
final class Ledger {
  // The server may still be making a change whose caller has given up.
  private static final long SETTLED = TimeUnit.SECONDS.toNanos(15);

  private final Tally tally;
  private final AtomicLong last = new AtomicLong();
  private final Map<Long, Mark> open = new ConcurrentHashMap<>();

  private static final class Mark {
    private int made;
    private boolean told;
    private Optional<ErrorKind> report = Optional.empty();
    private long reported;
  }

  Ledger(Tally tally) {
    this.tally = tally;
  }

  /** A number for a change that is about to be asked for. */
  long next() {
    long mark = last.incrementAndGet();
    open.put(mark, new Mark());
    return mark;
  }

  /** The server has made it. */
  void made(long number) {
    Mark mark = open.get(number);
    if (mark == null) {
      tally.defect("change " + number + " was made long after all was said");
      return;
    }
    synchronized (mark) {
      mark.made++;
    }
  }

  /** The client has said what became of it; absent for done. */
  void reported(long number, Optional<ErrorKind> kind) {
    Mark mark = open.get(number);
    if (mark == null) {
      tally.defect("change " + number + " was told twice");
      return;
    }
    synchronized (mark) {
      if (mark.told) {
        tally.defect("change " + number + " was told twice");
      }
      mark.told = true;
      mark.report = kind;
      mark.reported = System.nanoTime();
    }
  }

  /** Compares what has been told a while ago. */
  void settle() {
    long before = System.nanoTime() - SETTLED;
    open.entrySet().removeIf(entry -> settled(entry.getKey(), entry.getValue(), before));
  }

  private boolean settled(long number, Mark mark, long before) {
    synchronized (mark) {
      if (!mark.told || mark.reported - before > 0) {
        return false;
      }
      boolean right =
          switch (mark.report.map(Enum::name).orElse("DONE")) {
            case "DONE" -> mark.made == 1;
            case "OUTCOME_UNKNOWN", "CANCELLED" -> mark.made <= 1;
            default -> mark.made == 0;
          };
      if (!right) {
        tally.defect("change " + number + ": " + mark.report + ", made " + mark.made + " times");
      }
      return true;
    }
  }

  /** Changes that have not been compared. */
  int open() {
    return open.size();
  }
}
