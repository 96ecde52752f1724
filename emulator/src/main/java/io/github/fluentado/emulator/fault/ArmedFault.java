// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.fault;

import io.github.fluentado.emulator.http.HttpRequest;
import java.util.Random;

/** A fault that has been set, and counts what it strikes. Safe for use by several threads. */
public final class ArmedFault {
  private final int number;
  private final FaultPlan plan;
  private final Random chance;
  private int matched;
  private int struck;

  ArmedFault(int number, FaultPlan plan) {
    this.number = number;
    this.plan = plan;
    this.chance = new Random(plan.seed());
  }

  /** Whether this request is struck; asked once for each request. */
  synchronized boolean strikes(HttpRequest request) {
    if (isSpent() || !plan.where().matches(request.method(), request.target())) {
      return false;
    }
    matched = Math.min(matched, Integer.MAX_VALUE - 1) + 1;
    boolean strikes =
        matched > plan.skip()
            && (plan.probability() >= 1 || chance.nextDouble() < plan.probability());
    struck += strikes ? 1 : 0;
    return strikes;
  }

  synchronized boolean isSpent() {
    return struck >= plan.most();
  }

  /** How many requests it has struck so far. */
  public synchronized int strikes() {
    return struck;
  }

  public int number() {
    return number;
  }

  public FaultPlan plan() {
    return plan;
  }

  @Override
  public String toString() {
    return "Fault[" + plan.where() + ", " + plan.effect() + ", struck " + strikes() + "]";
  }
}
