// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import java.util.List;

/** The types of fields, with the operators that the query language offers for each. */
public enum FieldType {
  STRING("string"),
  INTEGER("integer"),
  DATE_TIME("dateTime"),
  PLAIN_TEXT("plainText"),
  HTML("html"),
  TREE_PATH("treePath"),
  HISTORY("history"),
  DOUBLE("double"),
  GUID("guid"),
  BOOLEAN("boolean");

  /** An operator: reference name and sign. */
  record Operation(String referenceName, String name) {}

  private static final Operation EQUALS = new Operation("SupportedOperations.Equals", "=");
  private static final Operation NOT_EQUALS = new Operation("SupportedOperations.NotEquals", "<>");
  private static final List<Operation> ORDERED =
      List.of(
          EQUALS,
          NOT_EQUALS,
          new Operation("SupportedOperations.GreaterThan", ">"),
          new Operation("SupportedOperations.LessThan", "<"),
          new Operation("SupportedOperations.GreaterThanEquals", ">="),
          new Operation("SupportedOperations.LessThanEquals", "<="),
          new Operation("SupportedOperations.In", "In"));
  private static final List<Operation> TREE =
      List.of(
          new Operation("SupportedOperations.Under", "Under"),
          new Operation("SupportedOperations.NotUnder", "Not Under"),
          EQUALS,
          NOT_EQUALS,
          new Operation("SupportedOperations.In", "In"));
  private static final List<Operation> TEXT =
      List.of(
          new Operation("SupportedOperations.ContainsWords", "Contains Words"),
          new Operation("SupportedOperations.NotContainsWords", "Not Contains Words"));

  private final String wire;

  FieldType(String wire) {
    this.wire = wire;
  }

  String wire() {
    return wire;
  }

  static FieldType ofWire(String name) {
    for (FieldType type : values()) {
      if (type.wire.equalsIgnoreCase(name)) {
        return type;
      }
    }
    return STRING;
  }

  boolean isLongText() {
    return this == HTML || this == PLAIN_TEXT || this == HISTORY;
  }

  List<Operation> operations() {
    return isLongText() ? TEXT : this == TREE_PATH ? TREE : ORDERED;
  }
}
