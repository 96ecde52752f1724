// SPDX-License-Identifier: MIT
package io.github.fluentado.hooks;

import java.util.List;

/** What came of an event. */
public final class Handled {
  /** How it ended. */
  public enum Outcome {
    /** Handlers ran, all well. */
    HANDLED(200),
    /**
     * Nobody was interested, which is well, too: a refusal would put the subscription on probation.
     */
    UNHANDLED(200),
    /** It had been handled before. No handler ran. */
    DUPLICATE(200),
    /** It is being handled elsewhere, and may fail there. No handler ran; to be asked again. */
    BUSY(503),
    /** A handler or the store failed. To be sent again. */
    FAILED(503),
    /** A handler failed, and the router was told to let it be. */
    GIVEN_UP(200);

    private final int status;

    Outcome(int status) {
      this.status = status;
    }
  }

  private final Outcome outcome;
  private final List<Throwable> failures;

  Handled(Outcome outcome, List<Throwable> failures) {
    this.outcome = outcome;
    this.failures = List.copyOf(failures);
  }

  public Outcome outcome() {
    return outcome;
  }

  /**
   * The HTTP status to answer with: 200, or 503 for what the sender should repeat. It does so some
   * eight times within three minutes.
   */
  public int status() {
    return outcome.status;
  }

  /** What handlers threw, in their order, and then what the store did. */
  public List<Throwable> failures() {
    return failures;
  }

  @Override
  public String toString() {
    return outcome + (failures.isEmpty() ? "" : " with " + failures.size() + " failures");
  }
}
