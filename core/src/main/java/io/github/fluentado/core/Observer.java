// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.exchange.Plan;
import io.github.fluentado.core.exchange.Run;

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
   * thread that called it, unless {@link #joined} was called before.
   */
  Observation begin(Beginning beginning);

  /**
   * A run that does something else before its first operation, such as making the file of a
   * download, has come to the client. For {@code executeAsync()} this is called on the thread that
   * called it, so that what belongs to that thread can be kept in the run. A run that begins with
   * nothing of any client, as {@link Call#pause} and an {@link Export} do, comes later, and on
   * another thread.
   */
  default void joined(Run run) {}

  /** What is known of an operation at its beginning. */
  final class Beginning {
    private final Plan plan;
    private final Run run;

    Beginning(Plan plan, Run run) {
      this.plan = plan;
      this.run = run;
    }

    /**
     * The name that the description has for it, such as {@code wit_WorkItems_get}; for a request
     * that no operation describes, verb and route. There are few different ones: it names no
     * project, person or number.
     */
    public String operation() {
      return plan.name();
    }

    /** Verb in capitals. */
    public String method() {
      return plan.request().method();
    }

    /**
     * The template of the path, such as {@code /{organization}/{project}/_apis/wit/workitems/{id}};
     * empty if it is not known. Values that may be left out stand in it, too, and an organization
     * stands for the collection of a server with its virtual directory. There are as few as there
     * are names.
     */
    public String route() {
      return plan.route();
    }

    /** The run that it is part of, which may have several operations. */
    public Run run() {
      return run;
    }

    @Override
    public String toString() {
      return "Beginning[" + operation() + "]";
    }
  }
}
