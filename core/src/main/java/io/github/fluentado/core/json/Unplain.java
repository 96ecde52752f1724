// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

/** Thrown where {@link Utf8Input} gives up. Says nothing: whoever reads again knows more. */
final class Unplain extends RuntimeException {
  private static final long serialVersionUID = 1;

  Unplain() {
    super(null, null, false, false);
  }
}
