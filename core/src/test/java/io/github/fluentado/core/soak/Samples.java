// SPDX-License-Identifier: MIT
package io.github.fluentado.core.soak;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What the program held at several times, client and server together. Not for several threads. */
final class Samples {
  private static final double MEGABYTE = 1024.0 * 1024.0;

  private final List<Sample> samples = new ArrayList<>();

  private record Sample(double handles, double threads, double heap) {}

  /**
   * Something that must not grow.
   *
   * @param share how much larger the last third may be than the first, in its median
   * @param more the same in its own unit; the larger of the two counts
   */
  private record Measure(
      String name, ToDoubleFunction<Sample> value, double share, double more, String format) {}

  private static final List<Measure> MEASURES =
      List.of(
          new Measure("handles", Sample::handles, 0.1, 8, "handles %.0f→%.0f"),
          new Measure("threads", Sample::threads, 0.1, 5, "threads %.0f→%.0f"),
          new Measure("heap", Sample::heap, 0.1, 2, "heap %.1f→%.1f MB"));

  /** Looks now, after a collection. */
  void take() {
    System.gc();
    var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    Runtime runtime = Runtime.getRuntime();
    samples.add(
        new Sample(
            system.getOpenFileDescriptorCount(),
            ManagementFactory.getThreadMXBean().getThreadCount(),
            (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE));
  }

  int size() {
    return samples.size();
  }

  /** What has grown. */
  List<String> grown() {
    return MEASURES.stream().filter(this::grows).map(measure -> text(measure) + " grows").toList();
  }

  private boolean grows(Measure measure) {
    double before = first(measure);
    return last(measure) > before + Math.max(measure.share * before, measure.more);
  }

  private double first(Measure measure) {
    return median(samples.subList(0, samples.size() / 3), measure);
  }

  private double last(Measure measure) {
    return median(samples.subList(samples.size() - samples.size() / 3, samples.size()), measure);
  }

  private static double median(List<Sample> some, Measure measure) {
    double[] values = some.stream().mapToDouble(measure.value).sorted().toArray();
    return values[values.length / 2];
  }

  private String text(Measure measure) {
    return String.format(Locale.ROOT, measure.format, first(measure), last(measure));
  }

  @Override
  public String toString() {
    return String.join(", ", MEASURES.stream().map(this::text).toList());
  }
}
