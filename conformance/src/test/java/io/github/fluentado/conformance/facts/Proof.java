// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance.facts;

/** Shows with the generated client that a fact is honoured. */
@FunctionalInterface
interface Proof {
  /** Throws {@link AssertionError} if it is not. */
  void prove(Fact fact);
}
