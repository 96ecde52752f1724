// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit.wiql;

import io.github.fluentado.emulator.store.Store;
import io.github.fluentado.emulator.wit.Fields;
import java.util.ArrayList;
import java.util.List;

/** What a parser of the service's language finds in a query. */
public final class ParsedQuery {
  private final WiqlQuery query;

  public ParsedQuery(String text) {
    query = WiqlQuery.parse(text, new Fields(new Store()));
  }

  /** The shape of the conditions, with a V for each value. */
  public String shape() {
    return shape(query.where());
  }

  /** The values in their order. */
  public List<String> values() {
    List<String> values = new ArrayList<>();
    collect(query.where(), values);
    return values;
  }

  private static String shape(Condition condition) {
    if (condition instanceof Condition.And and) {
      return and.parts().stream().map(ParsedQuery::shape).toList().toString().replace('[', '&');
    } else if (condition instanceof Condition.Or or) {
      return or.parts().stream().map(ParsedQuery::shape).toList().toString().replace('[', '|');
    } else if (condition instanceof Condition.Not not) {
      return "not " + shape(not.part());
    } else if (condition instanceof Condition.Ever ever) {
      return "ever " + shape(ever.part());
    } else if (condition instanceof Condition.Compare compare) {
      return compare.side()
          + " "
          + compare.field().referenceName()
          + " "
          + compare.operator().sign()
          + " V".repeat(compare.operands().size());
    }
    return "always";
  }

  private static void collect(Condition condition, List<String> values) {
    if (condition instanceof Condition.And and) {
      and.parts().forEach(part -> collect(part, values));
    } else if (condition instanceof Condition.Or or) {
      or.parts().forEach(part -> collect(part, values));
    } else if (condition instanceof Condition.Not not) {
      collect(not.part(), values);
    } else if (condition instanceof Condition.Ever ever) {
      collect(ever.part(), values);
    } else if (condition instanceof Condition.Compare compare) {
      compare.operands().forEach(operand -> values.add(text(operand)));
    }
  }

  private static String text(Operand operand) {
    if (operand instanceof Operand.Literal literal) {
      return literal.text();
    }
    return operand instanceof Operand.Macro macro
        ? "@" + macro.name() + macro.offset()
        : operand.token().text();
  }
}
