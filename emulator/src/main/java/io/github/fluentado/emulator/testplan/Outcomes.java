// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.testplan;

import java.util.List;

/** How a test can come out. */
final class Outcomes {
  private static final List<String> ALL =
      List.of(
          Point.NONE,
          "none",
          "passed",
          "failed",
          "inconclusive",
          "timeout",
          "aborted",
          "blocked",
          "notExecuted",
          "warning",
          "error",
          "notApplicable",
          "paused",
          "inProgress",
          "notImpacted");

  private Outcomes() {}

  /** In any letter case; refuses what is none. */
  static String known(String text) {
    return ALL.stream()
        .filter(text::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(() -> PlanErrors.bad("'" + text + "' is no outcome."));
  }
}
