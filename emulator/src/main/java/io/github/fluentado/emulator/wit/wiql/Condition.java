// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit.wiql;

import io.github.fluentado.emulator.wit.Field;
import java.util.List;

/** A condition of a query. */
sealed interface Condition {

  /** True for each item: a query without WHERE. */
  record Always() implements Condition {}

  record And(List<Condition> parts) implements Condition {}

  record Or(List<Condition> parts) implements Condition {}

  record Not(Condition part) implements Condition {}

  /** True if it held in any revision. */
  record Ever(Condition part) implements Condition {}

  /**
   * A field compared.
   *
   * @param side SOURCE or TARGET in a query for links, else ITEM
   */
  record Compare(Side side, Field field, Operator operator, List<Operand> operands, Token token)
      implements Condition {}

  /** Which work item a condition speaks of. */
  enum Side {
    ITEM,
    SOURCE,
    TARGET
  }

  /** The comparing operators; a NOT before one is a {@link Not} around it. */
  enum Operator {
    EQUAL("="),
    NOT_EQUAL("<>"),
    LESS("<"),
    GREATER(">"),
    AT_MOST("<="),
    AT_LEAST(">="),
    IN("In"),
    IN_GROUP("In Group"),
    CONTAINS("Contains"),
    CONTAINS_WORDS("Contains Words"),
    UNDER("Under"),
    IS_EMPTY("Is Empty");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }

    static Operator ofSign(String sign) {
      for (Operator operator : values()) {
        if (operator.sign.equals(sign)) {
          return operator;
        }
      }
      throw new IllegalArgumentException(sign);
    }
  }
}
