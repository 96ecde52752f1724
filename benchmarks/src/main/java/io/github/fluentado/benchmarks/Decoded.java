// SPDX-License-Identifier: MIT
package io.github.fluentado.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link Decoding} by JMH, again and again, so that the ways come in turn. */
final class Decoded {
  private static final String BYTES = "gc.alloc.rate.norm";

  private final Map<String, List<Double>> speeds = new HashMap<>();
  private final Map<String, List<Double>> bytes = new HashMap<>();

  /** Runs all ways, each in a process of its own. */
  Decoded run(String what, int rounds, int millis) throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include("\\." + Decoding.class.getSimpleName() + "\\.")
            .param("what", what)
            .forks(1)
            .warmupIterations(4)
            .warmupTime(TimeValue.milliseconds(millis))
            .measurementIterations(4)
            .measurementTime(TimeValue.milliseconds(millis))
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();
    for (int i = 0; i < rounds; i++) {
      Collection<RunResult> results = new Runner(options).run();
      for (RunResult result : results) {
        String way = result.getPrimaryResult().getLabel();
        add(speeds, way, result.getPrimaryResult().getScore());
        result
            .getSecondaryResults()
            .forEach(
                (name, other) -> {
                  if (name.endsWith(BYTES)) {
                    add(bytes, way, other.getScore());
                  }
                });
      }
    }
    return this;
  }

  private static void add(Map<String, List<Double>> to, String way, double value) {
    to.computeIfAbsent(way, unused -> new ArrayList<>()).add(value);
  }

  Ratio speed(String beside) {
    return Ratio.of(of(speeds, "ours"), of(speeds, beside));
  }

  Ratio allocated(String beside) {
    return Ratio.of(of(bytes, "ours"), of(bytes, beside));
  }

  private static List<Double> of(Map<String, List<Double>> values, String way) {
    List<Double> known = values.get(way);
    Wrong.unless(known != null, "JMH ran nothing of " + way);
    return known == null ? List.of() : known;
  }
}
