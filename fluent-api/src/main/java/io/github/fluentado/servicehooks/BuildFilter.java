// SPDX-License-Identifier: MIT
package io.github.fluentado.servicehooks;

import io.github.fluentado.core.error.Check;

/** Builds that have ended. */
public final class BuildFilter extends HookFilter<BuildFilter> {
  BuildFilter(FilterState state) {
    super(state);
  }

  /** What a build came to. */
  public enum Result {
    SUCCEEDED("Succeeded"),
    PARTIALLY_SUCCEEDED("PartiallySucceeded"),
    FAILED("Failed"),
    /** Cancelled. */
    STOPPED("Stopped");

    private final String text;

    Result(String text) {
      this.text = text;
    }
  }

  @Override
  BuildFilter with(FilterState other) {
    return new BuildFilter(other);
  }

  /** Of the pipeline with this name, not number. */
  public BuildFilter definition(String name) {
    return set("definitionName", Check.text("name", name));
  }

  public BuildFilter result(Result result) {
    return set("buildStatus", Check.notNull("result", result).text);
  }
}
