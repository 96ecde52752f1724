// SPDX-License-Identifier: MIT
package io.github.fluentado.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Two ways to do the same in turn, in short rounds, so that what else the machine does hits both.
 */
final class Rounds {
  private static final long WARM_NANOS = 4_000_000_000L;
  // The compiler is through when it works for less than that part of a pass, twice in a row.
  private static final int CALM_PART = 20;

  private final int rounds;
  private final long nanos;
  private final long longestWarm;

  private Rounds(int rounds, long nanos, long longestWarm) {
    this.rounds = rounds;
    this.nanos = nanos;
    this.longestWarm = longestWarm;
  }

  /**
   * So many calls a second, in rounds of that time each.
   *
   * @param warmSeconds how long the compiler is waited for at most
   */
  static Rounds of(int rounds, long millis, long warmSeconds) {
    return new Rounds(rounds, millis * 1_000_000, warmSeconds * 1_000_000_000L);
  }

  /** Does one thing once, and checks what came of it. */
  interface Work extends Callable<Integer> {}

  /** Runs both and tells how much faster the first is. */
  Ratio compare(Work ours, Work theirs) throws Exception {
    warm(ours, theirs);
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

  /**
   * The compiler has seen all of both before anything counts. The larger the code, and the busier
   * the machine, the longer that takes.
   */
  private void warm(Work ours, Work theirs) throws Exception {
    long begin = System.nanoTime();
    long gone = 0;
    int calm = 0;
    while (gone < longestWarm && (gone < WARM_NANOS || calm < 2)) {
      long compiled = Machine.compilerMillis();
      long from = System.nanoTime();
      once(ours);
      once(theirs);
      long took = (System.nanoTime() - from) / 1_000_000;
      boolean still = (Machine.compilerMillis() - compiled) * CALM_PART < took;
      calm = still ? calm + 1 : 0;
      gone = System.nanoTime() - begin;
    }
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
