// SPDX-License-Identifier: MIT
package io.github.fluentado.benchmarks;

import java.io.BufferedReader;
import java.util.concurrent.Callable;

/**
 * Two ways to do the same in turn, in short rounds, so that what else the machine does hits both;
 * each in a process of its own, as in one process the compiler would make of each what it has seen
 * of both, at the expense of the larger one. This is a process's side: it does a round when it is
 * told to. {@link Turns} tells it.
 */
final class Rounds {
  private final Side side;
  private final long nanos;
  private final BufferedReader orders;

  /** Which way a process goes. */
  enum Side {
    OURS,
    THEIRS
  }

  /**
   * @param millis of a round
   * @param orders what it is told, a line each
   */
  Rounds(Side side, long millis, BufferedReader orders) {
    this.side = side;
    this.nanos = millis * 1_000_000;
    this.orders = orders;
  }

  /** Does one thing once, and checks what came of it. */
  interface Work extends Callable<Integer> {}

  /** Goes one of both ways, as often as it is told. */
  void compare(Work ours, Work theirs) throws Exception {
    Work work = side == Side.OURS ? ours : theirs;
    System.out.println(Turns.READY);
    while (Turns.GO.equals(orders.readLine())) {
      System.out.println(once(work));
    }
  }

  /**
   * One round.
   *
   * @param each how many a second
   * @param cpu nanoseconds of the process's processor time for one
   * @param compiling part of the time in which the compiler was at work
   */
  record Pace(double each, double cpu, double compiling) {
    static final String PREFIX = "PACE ";

    static Pace read(String line) {
      String[] parts = line.split(" ", -1);
      return new Pace(
          Double.parseDouble(parts[1]), Double.parseDouble(parts[2]), Double.parseDouble(parts[3]));
    }

    @Override
    public String toString() {
      return PREFIX + each + " " + cpu + " " + compiling;
    }
  }

  private Pace once(Work work) throws Exception {
    long compiled = Machine.compilerMillis();
    long cpu = Machine.cpuNanos();
    long begin = System.nanoTime();
    long end = begin + nanos;
    long done = 0;
    long now = begin;
    while (now < end) {
      done += work.call();
      now = System.nanoTime();
    }
    double took = now - begin;
    return new Pace(
        done * 1e9 / took,
        (Machine.cpuNanos() - cpu) / (double) done,
        (Machine.compilerMillis() - compiled) * 1e6 / took);
  }
}
