// SPDX-License-Identifier: MIT
package io.github.fluentado.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What came of rounds: the medians, and the quartiles of the ratios of neighbours.
 *
 * @param ours median of the first
 * @param theirs median of the second
 * @param median of the ratios
 * @param low a quarter of the ratios is below
 * @param high a quarter of the ratios is above
 * @param cpu ratio of processor time for each, of this process; 0 if it was not taken
 */
record Ratio(double ours, double theirs, double median, double low, double high, double cpu) {

  static Ratio of(List<Double> ours, List<Double> theirs) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < ours.size(); i++) {
      ratios.add(ours.get(i) / theirs.get(i));
    }
    return new Ratio(
        at(ours, 0.5), at(theirs, 0.5), at(ratios, 0.5), at(ratios, 0.25), at(ratios, 0.75), 0);
  }

  /** One figure without rounds, such as a number of threads. */
  static Ratio figure(double value, double beside) {
    return new Ratio(value, beside, value / beside, value / beside, value / beside, 0);
  }

  Ratio cpu(double ratio) {
    return new Ratio(ours, theirs, median, low, high, ratio);
  }

  private static double at(List<Double> values, double part) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    double place = part * (sorted.size() - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.size() - 1);
    return sorted.get(below) + (sorted.get(above) - sorted.get(below)) * (place - below);
  }
}
