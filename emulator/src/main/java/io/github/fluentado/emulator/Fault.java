// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import io.github.fluentado.emulator.http.Headers;
import io.github.fluentado.emulator.http.HttpRequest;
import java.util.Random;

/** A fault that has been set. */
public final class Fault {
  private final int number;
  private final Plan plan;
  private final Random chance;
  private int matched;
  private int struck;

  /**
   * Which requests, and what happens to them.
   *
   * @param times how many are struck at most
   * @param skip how many pass first
   * @param probability with which each of the others is struck
   * @param seed makes the same ones struck in each run
   */
  record Plan(
      PathPattern where,
      int times,
      int skip,
      double probability,
      long seed,
      Headers headers,
      Effect effect) {}

  Fault(int number, Plan plan) {
    this.number = number;
    this.plan = plan;
    this.chance = new Random(plan.seed());
  }

  /** Whether this request is struck; asked once for each request. */
  synchronized boolean strikes(HttpRequest request) {
    if (spent() || !plan.where().matches(request.method(), request.target())) {
      return false;
    }
    matched = Math.min(matched, Integer.MAX_VALUE - 1) + 1;
    boolean strikes =
        matched > plan.skip()
            && (plan.probability() >= 1 || chance.nextDouble() < plan.probability());
    struck += strikes ? 1 : 0;
    return strikes;
  }

  synchronized boolean spent() {
    return struck >= plan.times();
  }

  /** How many requests it has struck so far. */
  public synchronized int strikes() {
    return struck;
  }

  int number() {
    return number;
  }

  Plan plan() {
    return plan;
  }

  @Override
  public String toString() {
    return "Fault[" + plan.where() + ", " + plan.effect() + ", struck " + strikes() + "]";
  }
}
