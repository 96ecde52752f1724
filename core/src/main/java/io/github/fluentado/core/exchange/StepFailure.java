// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

/** Carries a {@link Failure} through a future. */
public final class StepFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  public StepFailure(Failure failure) {
    super(failure.kind().name(), failure.cause(), false, false);
    this.failure = failure;
  }

  public Failure failure() {
    return failure;
  }
}
