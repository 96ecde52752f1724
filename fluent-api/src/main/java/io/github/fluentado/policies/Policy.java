// SPDX-License-Identifier: MIT
package io.github.fluentado.policies;

import io.github.fluentado.client.common.PolicyConfiguration;
import io.github.fluentado.core.error.Check;
import java.util.UUID;

/**
 * A policy that is wanted: required and enabled, unless something else is said.
 *
 * @param <S> the kind itself
 */
public abstract class Policy<S extends Policy<S>> {
  private final PolicyState state;

  // Closed: what is sent is known here alone.
  Policy(PolicyState state) {
    this.state = state;
  }

  final PolicyState state() {
    return state;
  }

  abstract S with(PolicyState other);

  /**
   * In one repository alone; without this in all of the project.
   *
   * @param id of the repository: the service takes no name here
   * @throws IllegalArgumentException if it is no id
   */
  public final S inRepository(UUID id) {
    return with(state.repository(Check.notNull("id", id).toString()));
  }

  /** It is shown, but stops nobody. */
  public final S optional() {
    return with(state.blocking(false));
  }

  /** It is kept, but does nothing. */
  public final S disabled() {
    return with(state.enabled(false));
  }

  /**
   * As it is sent.
   *
   * @throws IllegalArgumentException if it is for branches, and was not told for which
   */
  public PolicyConfiguration configuration() {
    return state.configuration();
  }

  /** Kind and place. */
  @Override
  public final String toString() {
    return getClass().getSimpleName() + state.scope();
  }
}
