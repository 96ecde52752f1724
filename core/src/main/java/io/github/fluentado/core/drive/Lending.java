// SPDX-License-Identifier: MIT
package io.github.fluentado.core.drive;

/** A future that may end on a thread on which what follows may go on. */
public interface Lending {
  /** Whether the calling thread is that one. */
  boolean lends();
}
