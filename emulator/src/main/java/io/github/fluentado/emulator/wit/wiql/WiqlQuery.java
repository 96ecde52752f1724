// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit.wiql;

import io.github.fluentado.emulator.wit.Field;
import io.github.fluentado.emulator.wit.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A parsed query. */
public record WiqlQuery(
    List<Field> columns,
    boolean links,
    Condition where,
    List<Sort> order,
    @Nullable Operand asOf,
    Mode mode) {

  /** A column of ORDER BY. */
  public record Sort(Field field, boolean descending) {}

  /** What a query for links shows; MAY_CONTAIN when nothing else is said. */
  public enum Mode {
    MUST_CONTAIN,
    MAY_CONTAIN,
    DOES_NOT_CONTAIN,
    RECURSIVE
  }

  public WiqlQuery {
    columns = List.copyOf(columns);
    order = List.copyOf(order);
  }

  /** Reads query text; refuses unknown fields and wrong syntax with line and column. */
  public static WiqlQuery parse(String text, Fields fields) {
    return new Parser(text, fields).query();
  }

  /** As results name it. */
  public String type() {
    if (!links) {
      return "flat";
    }
    return mode == Mode.RECURSIVE ? "tree" : "oneHop";
  }
}
