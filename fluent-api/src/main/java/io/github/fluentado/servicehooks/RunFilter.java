// SPDX-License-Identifier: MIT
package io.github.fluentado.servicehooks;

import io.github.fluentado.core.error.Check;

/** Changes of the state of runs. */
public final class RunFilter extends HookFilter<RunFilter> {
  RunFilter(FilterState state) {
    super(state);
  }

  /** What runs come into. */
  public enum State {
    IN_PROGRESS("InProgress"),
    CANCELING("Canceling"),
    COMPLETED("Completed");

    private final String text;

    State(String text) {
      this.text = text;
    }
  }

  /** What a run came to. */
  public enum Result {
    CANCELED("Canceled"),
    FAILED("Failed"),
    SUCCEEDED("Succeeded");

    private final String text;

    Result(String text) {
      this.text = text;
    }
  }

  @Override
  RunFilter with(FilterState other) {
    return new RunFilter(other);
  }

  public RunFilter pipeline(int id) {
    return set("pipelineId", Integer.toString(Check.positive("id", id)));
  }

  /** Only when they come into this state. */
  public RunFilter state(State state) {
    return set("runStateId", Check.notNull("state", state).text);
  }

  public RunFilter result(Result result) {
    return set("runResultId", Check.notNull("result", result).text);
  }
}
