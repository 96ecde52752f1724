// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

/** Where a parameter goes. */
public enum Place {
  QUERY,
  HEADER,
  /** A property of the request body. */
  BODY
}
