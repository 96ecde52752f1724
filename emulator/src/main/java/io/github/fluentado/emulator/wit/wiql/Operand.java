// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit.wiql;

import io.github.fluentado.emulator.wit.Field;

/** What stands behind an operator. The token tells where, for errors found later. */
sealed interface Operand {
  Token token();

  /** A text or a number, as written. */
  record Literal(Token token, String text) implements Operand {}

  /**
   * A macro such as {@code @today - 7}.
   *
   * @param argument empty when there is none
   * @param offset 0 when there is none
   */
  record Macro(Token token, String name, String argument, int offset) implements Operand {}

  /** Another field of the same item. */
  record FieldValue(Token token, Field field) implements Operand {}
}
