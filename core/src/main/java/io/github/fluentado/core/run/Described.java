// SPDX-License-Identifier: MIT
package io.github.fluentado.core.run;

/** An operation as the description has it; there are few. */
public interface Described {
  /** Its name. */
  String id();

  /** The template of its path, from the host on, with each value as {@code {name}}. */
  String route();
}
