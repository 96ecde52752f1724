// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

/**
 * Someone asked to review.
 *
 * @param vote 10 approves, 5 with suggestions, 0 nothing yet, -5 waits for the author, -10 rejects
 * @param iteration the newest iteration when the vote was cast
 */
record Reviewer(
    Party party,
    int vote,
    boolean required,
    boolean declined,
    boolean flagged,
    boolean reapprove,
    int iteration) {

  static Reviewer asked(Party party, boolean required) {
    return new Reviewer(party, 0, required, false, false, false, 0);
  }

  Reviewer voting(int next, int inIteration) {
    return new Reviewer(party, next, required, false, flagged, reapprove, inIteration);
  }

  Reviewer required(boolean on) {
    return new Reviewer(party, vote, on, declined, flagged, reapprove, iteration);
  }

  Reviewer declined(boolean on) {
    return new Reviewer(party, on ? 0 : vote, required, on, flagged, reapprove, iteration);
  }

  Reviewer flagged(boolean on) {
    return new Reviewer(party, vote, required, declined, on, reapprove, iteration);
  }

  Reviewer reapprove(boolean on) {
    return new Reviewer(party, vote, required, declined, flagged, on, iteration);
  }
}
