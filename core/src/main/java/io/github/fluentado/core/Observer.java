// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.run.Run;

/**
 * Hears what a client does: asked once for each operation that runs, it gives somebody who hears of
 * the rest of that operation. So operations that run at once are told apart.
 *
 * <p>It and what it gives are called on the thread of the run: for {@code execute()} the caller's
 * own, so that what belongs to a thread, such as a logging context or the current span, is there.
 * They must be quick. What they throw is logged and changes nothing. Nothing that they hear holds a
 * secret.
 */
@FunctionalInterface
public interface Observer {

  /**
   * An operation begins. For {@code executeAsync()}, the first operation of a run begins on the
   * thread that called it.
   */
  Observation begin(Beginning beginning);

  /** What is known of an operation at its beginning. */
  final class Beginning {
    private final String operation;
    private final Run run;

    Beginning(String operation, Run run) {
      this.operation = operation;
      this.run = run;
    }

    /**
     * The name that the description has for it, such as {@code wit_WorkItems_get}; for a request
     * that no operation describes, verb and route. There are few different ones: it names no
     * project, person or number.
     */
    public String operation() {
      return operation;
    }

    /** The run that it is part of, which may have several operations. */
    public Run run() {
      return run;
    }

    @Override
    public String toString() {
      return "Beginning[" + operation + "]";
    }
  }
}
