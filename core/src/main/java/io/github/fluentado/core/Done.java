// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

/** The result of an operation that has no other result than that it was done. */
public enum Done {
  DONE
}
