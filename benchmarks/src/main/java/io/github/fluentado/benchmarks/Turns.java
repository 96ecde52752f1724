// SPDX-License-Identifier: MIT
package io.github.fluentado.benchmarks;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Two processes that go different ways in turn; see {@link Rounds}. */
final class Turns implements Closeable {
  /** A process says that it waits for rounds of the next figure. */
  static final String READY = "READY";

  /** A process is told to do a round; with anything else a figure ends. */
  static final String GO = "go";

  private static final String END = "end";
  private static final long WARM_NANOS = 4_000_000_000L;
  // The compiler is through when it works for less than that part of a pass, so often in a row.
  private static final int CALM_PASSES = 5;
  private static final double CALM = 0.05;

  private final List<Side> sides = new ArrayList<>();

  /**
   * @param commands of ours and of theirs
   */
  Turns(List<List<String>> commands) throws IOException {
    for (List<String> command : commands) {
      sides.add(new Side(command));
    }
  }

  /**
   * The figures of these names, which the processes work at in that order.
   *
   * @param warmSeconds for both together, if the compiler is not calm before
   */
  Map<String, Ratio> figures(List<String> names, int rounds, long warmSeconds) throws IOException {
    Map<String, Ratio> figures = new LinkedHashMap<>();
    for (String name : names) {
      for (Side side : sides) {
        side.answer(READY);
      }
      figures.put(name, figure(rounds, warmSeconds));
      for (Side side : sides) {
        side.say(END);
      }
    }
    return figures;
  }

  private Ratio figure(int rounds, long warmSeconds) throws IOException {
    warm(warmSeconds * 1_000_000_000L);
    List<List<Rounds.Pace>> paces = List.of(new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < rounds; i++) {
      for (int j = 0; j < 2; j++) {
        int which = (i + j) % 2;
        paces.get(which).add(sides.get(which).round());
      }
    }
    Ratio cpu = ratio(paces, Rounds.Pace::cpu);
    return ratio(paces, Rounds.Pace::each).cpu(cpu.median());
  }

  private static Ratio ratio(List<List<Rounds.Pace>> paces, Function<Rounds.Pace, Double> figure) {
    return Ratio.of(
        paces.get(0).stream().map(figure).toList(), paces.get(1).stream().map(figure).toList());
  }

  /**
   * The compiler has seen all of both before anything counts. The larger the code, and the busier
   * the machine, the longer that takes.
   */
  private void warm(long longest) throws IOException {
    long begin = System.nanoTime();
    long gone = 0;
    int calm = 0;
    while (gone < longest && (gone < WARM_NANOS || calm < CALM_PASSES)) {
      boolean still = sides.get(0).round().compiling() < CALM;
      still &= sides.get(1).round().compiling() < CALM;
      calm = still ? calm + 1 : 0;
      gone = System.nanoTime() - begin;
    }
  }

  @Override
  public void close() {
    sides.forEach(side -> side.process.destroyForcibly());
  }

  /** One of the processes. */
  private static final class Side {
    private final Process process;
    private final BufferedReader lines;
    private final Writer orders;

    Side(List<String> command) throws IOException {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
      lines =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      orders = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
      Runs.endIfForgotten(process);
    }

    Rounds.Pace round() throws IOException {
      say(GO);
      return Rounds.Pace.read(answer(Rounds.Pace.PREFIX));
    }

    /** The next line that begins so; others are of libraries, if they are of no failure. */
    String answer(String beginning) throws IOException {
      String line = lines.readLine();
      while (line != null && !line.startsWith(beginning)) {
        if (line.contains("Exception") || line.contains("Wrong")) {
          throw new IOException(line);
        }
        line = lines.readLine();
      }
      if (line == null) {
        throw new IOException("a process has ended");
      }
      return line;
    }

    void say(String order) throws IOException {
      orders.write(order + "\n");
      orders.flush();
    }
  }
}
