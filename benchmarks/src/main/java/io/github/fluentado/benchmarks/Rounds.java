// SPDX-License-Identifier: MIT
package io.github.fluentado.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Two ways to do the same in turn, in short rounds, so that what else the machine does hits both.
 */
final class Rounds {
  // Some ten thousand calls: the larger the code, the longer the compiler takes to see all of it.
  private static final long WARM_NANOS = 2_500_000_000L;

  private final int rounds;
  private final long nanos;

  private Rounds(int rounds, long nanos) {
    this.rounds = rounds;
    this.nanos = nanos;
  }

  /** So many calls a second, in rounds of that time each. */
  static Rounds of(int rounds, long millis) {
    return new Rounds(rounds, millis * 1_000_000);
  }

  /** Does one thing once, and checks what came of it. */
  interface Work extends Callable<Integer> {}

  /** Runs both and tells how much faster the first is. */
  Ratio compare(Work ours, Work theirs) throws Exception {
    // The compiler has seen both before anything counts.
    for (long warmed = 0; warmed < WARM_NANOS; warmed += nanos) {
      once(ours);
      once(theirs);
    }
    List<Pace> first = new ArrayList<>();
    List<Pace> second = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      if (i % 2 == 0) {
        first.add(once(ours));
        second.add(once(theirs));
      } else {
        second.add(once(theirs));
        first.add(once(ours));
      }
    }
    double cpu = cpu(first) / cpu(second);
    return Ratio.of(
            first.stream().map(Pace::each).toList(), second.stream().map(Pace::each).toList())
        .cpu(cpu);
  }

  private static double cpu(List<Pace> paces) {
    return paces.stream()
        .mapToDouble(Pace::cpu)
        .sorted()
        .skip(paces.size() / 2)
        .findFirst()
        .orElse(0);
  }

  /**
   * One round.
   *
   * @param each how many a second
   * @param cpu nanoseconds of this process's processor time for one
   */
  private record Pace(double each, double cpu) {}

  private Pace once(Work work) throws Exception {
    long cpu = Machine.cpuNanos();
    long begin = System.nanoTime();
    long end = begin + nanos;
    long done = 0;
    long now = begin;
    while (now < end) {
      done += work.call();
      now = System.nanoTime();
    }
    return new Pace(done * 1e9 / (now - begin), (Machine.cpuNanos() - cpu) / (double) done);
  }
}
