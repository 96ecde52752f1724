// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit.wiql;

import io.github.fluentado.emulator.wit.Field;
import io.github.fluentado.emulator.wit.Fields;
import io.github.fluentado.emulator.wit.wiql.Condition.Compare;
import io.github.fluentado.emulator.wit.wiql.Condition.Operator;
import io.github.fluentado.emulator.wit.wiql.Condition.Side;
import io.github.fluentado.emulator.wit.wiql.Token.Kind;
import io.github.fluentado.emulator.wit.wiql.WiqlQuery.Mode;
import io.github.fluentado.emulator.wit.wiql.WiqlQuery.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Recursive descent over the tokens of a query. */
final class Parser {
  private static final List<String> COMPARISONS = List.of("=", "<>", "<", ">", "<=", ">=");

  /** Far beyond any real query, and far from the end of the stack. */
  private static final int DEEPEST = 200;

  private final Cursor cursor;
  private final Fields fields;
  private int depth;

  Parser(String text, Fields fields) {
    this.cursor = new Cursor(Tokens.of(text));
    this.fields = fields;
  }

  WiqlQuery query() {
    cursor.expectWord("SELECT", "TF51001: A query begins with SELECT");
    List<Field> columns = columns();
    cursor.expectWord("FROM", "TF51006: The query statement is missing a FROM clause");
    boolean links = source();
    Condition where = cursor.acceptWord("WHERE") ? or(links) : new Condition.Always();
    List<Sort> order = List.of();
    Operand asOf = null;
    Mode mode = Mode.MAY_CONTAIN;
    while (cursor.peek().kind() != Kind.END) {
      if (cursor.acceptWord("ORDER")) {
        cursor.expectWord("BY", "TF51002: ORDER must be followed by BY");
        order = order();
      } else if (cursor.acceptWord("ASOF")) {
        asOf = operand();
      } else if (links && cursor.acceptWord("MODE")) {
        mode = mode();
      } else {
        throw cursor.unexpected();
      }
    }
    return new WiqlQuery(columns, links, where, order, asOf, mode);
  }

  private List<Field> columns() {
    List<Field> columns = new ArrayList<>();
    do {
      columns.add(field());
    } while (cursor.acceptSign(","));
    return columns;
  }

  private boolean source() {
    if (cursor.acceptWord("WorkItems")) {
      return false;
    }
    if (cursor.acceptWord("WorkItemLinks") || cursor.acceptWord("Links")) {
      return true;
    }
    throw Tokens.error("TF51006: FROM must name WorkItems or WorkItemLinks", cursor.peek());
  }

  private List<Sort> order() {
    List<Sort> order = new ArrayList<>();
    do {
      Field field = field();
      boolean descending = cursor.acceptWord("DESC");
      if (!descending) {
        cursor.acceptWord("ASC");
      }
      order.add(new Sort(field, descending));
    } while (cursor.acceptSign(","));
    return order;
  }

  private Mode mode() {
    cursor.expectSign("(");
    Mode mode = Mode.MAY_CONTAIN;
    do {
      Token word = cursor.next();
      mode =
          switch (word.text().toLowerCase(Locale.ROOT)) {
            case "mustcontain" -> Mode.MUST_CONTAIN;
            case "maycontain" -> Mode.MAY_CONTAIN;
            case "doesnotcontain" -> Mode.DOES_NOT_CONTAIN;
            case "recursive" -> Mode.RECURSIVE;
            case "returnmatchingchildren" -> mode;
            default -> throw Tokens.error("TF51002: There is no such mode", word);
          };
    } while (cursor.acceptSign(","));
    cursor.expectSign(")");
    return mode;
  }

  private Condition or(boolean links) {
    List<Condition> parts = new ArrayList<>(List.of(and(links)));
    while (cursor.acceptWord("OR")) {
      parts.add(and(links));
    }
    return parts.size() == 1 ? parts.get(0) : new Condition.Or(parts);
  }

  private Condition and(boolean links) {
    List<Condition> parts = new ArrayList<>(List.of(single(links)));
    while (cursor.acceptWord("AND")) {
      parts.add(single(links));
    }
    return parts.size() == 1 ? parts.get(0) : new Condition.And(parts);
  }

  private Condition single(boolean links) {
    depth++;
    if (depth > DEEPEST) {
      throw Tokens.error("TF51012: The conditions are nested too deep", cursor.peek());
    }
    Condition condition = unnested(links);
    depth--;
    return condition;
  }

  private Condition unnested(boolean links) {
    if (cursor.acceptWord("NOT")) {
      return new Condition.Not(single(links));
    }
    if (cursor.acceptWord("EVER")) {
      return new Condition.Ever(single(links));
    }
    if (cursor.acceptSign("(")) {
      Condition inner = or(links);
      cursor.expectSign(")");
      return inner;
    }
    return comparison(links ? side() : Side.ITEM);
  }

  /** {@code [Source].[Field]} or {@code Source.Field}; the link type stands alone. */
  private Side side() {
    Token token = cursor.peek();
    String lower = token.text().toLowerCase(Locale.ROOT);
    if (token.kind() == Kind.BRACKETED && cursor.afterNext().text().startsWith(".")) {
      cursor.next();
      splitDot();
      return lower.equals("source") ? Side.SOURCE : Side.TARGET;
    }
    boolean source = lower.startsWith("source.");
    if (token.kind() == Kind.WORD && (source || lower.startsWith("target."))) {
      cursor.replace(
          new Token(Kind.WORD, token.text().substring(7), token.line(), token.column() + 7));
      return source ? Side.SOURCE : Side.TARGET;
    }
    return Side.ITEM;
  }

  private void splitDot() {
    Token dotted = cursor.peek();
    if (dotted.text().equals(".")) {
      cursor.next();
    } else {
      String rest = dotted.text().substring(1);
      cursor.replace(new Token(Kind.WORD, rest, dotted.line(), dotted.column() + 1));
    }
  }

  private Condition comparison(Side side) {
    Token start = cursor.peek();
    Field field = field();
    boolean not = cursor.acceptWord("NOT");
    Condition condition = comparison(side, field, start);
    return not ? new Condition.Not(condition) : condition;
  }

  private Condition comparison(Side side, Field field, Token start) {
    Token token = cursor.next();
    if (token.kind() == Kind.SIGN && COMPARISONS.contains(token.text())) {
      return compare(side, field, Operator.ofSign(token.text()), List.of(operand()), start);
    }
    return switch (token.kind() == Kind.WORD ? token.text().toUpperCase(Locale.ROOT) : "") {
      case "IN" -> {
        boolean group = cursor.acceptWord("GROUP");
        List<Operand> operands = group ? List.of(operand()) : list();
        yield compare(side, field, group ? Operator.IN_GROUP : Operator.IN, operands, start);
      }
      case "UNDER" -> compare(side, field, Operator.UNDER, List.of(operand()), start);
      case "CONTAINS" -> {
        Operator kind = cursor.acceptWord("WORDS") ? Operator.CONTAINS_WORDS : Operator.CONTAINS;
        yield compare(side, field, kind, List.of(operand()), start);
      }
      case "EVER" ->
          new Condition.Ever(compare(side, field, Operator.EQUAL, List.of(operand()), start));
      case "WAS" -> {
        cursor.expectWord("EVER", "TF51002: WAS must be followed by EVER");
        yield new Condition.Ever(compare(side, field, Operator.EQUAL, List.of(operand()), start));
      }
      case "IS" -> {
        boolean filled = cursor.acceptWord("NOT");
        cursor.expectWord("EMPTY", "TF51002: IS must be followed by EMPTY or NOT EMPTY");
        Condition empty = compare(side, field, Operator.IS_EMPTY, List.of(), start);
        yield filled ? new Condition.Not(empty) : empty;
      }
      default -> throw Tokens.error("TF51002: An operator was expected", token);
    };
  }

  private static Compare compare(
      Side side, Field field, Operator operator, List<Operand> operands, Token token) {
    boolean tree = operator == Operator.UNDER;
    if (tree && !field.type().name().equals("TREE_PATH")) {
      throw Tokens.error("TF51007: UNDER is for area and iteration paths only", token);
    }
    return new Compare(side, field, operator, operands, token);
  }

  private List<Operand> list() {
    cursor.expectSign("(");
    List<Operand> operands = new ArrayList<>();
    do {
      operands.add(operand());
    } while (cursor.acceptSign(","));
    cursor.expectSign(")");
    return operands;
  }

  private Operand operand() {
    Token token = cursor.next();
    return switch (token.kind()) {
      case STRING, NUMBER -> new Operand.Literal(token, token.text());
      case BRACKETED -> new Operand.FieldValue(token, field(token));
      case MACRO -> {
        String argument = argument();
        yield new Operand.Macro(token, token.text().toLowerCase(Locale.ROOT), argument, offset());
      }
      case WORD -> word(token);
      default -> {
        if (token.isSign("-") && cursor.peek().kind() == Kind.NUMBER) {
          yield new Operand.Literal(token, "-" + cursor.next().text());
        }
        throw Tokens.error("TF51002: A value was expected", token);
      }
    };
  }

  private Operand word(Token token) {
    boolean flag = token.isWord("true") || token.isWord("false");
    return flag
        ? new Operand.Literal(token, token.text())
        : new Operand.FieldValue(token, field(token));
  }

  /** {@code ('[web]\\web Team')} behind a macro; empty when there is none. */
  private String argument() {
    if (!cursor.acceptSign("(")) {
      return "";
    }
    Token text = cursor.next();
    if (text.kind() != Kind.STRING) {
      throw Tokens.error("TF51002: A text was expected", text);
    }
    cursor.expectSign(")");
    return text.text();
  }

  /** {@code + 3} or {@code - 7} behind a macro. */
  private int offset() {
    boolean minus = cursor.acceptSign("-");
    if (!minus && !cursor.acceptSign("+")) {
      return 0;
    }
    Token number = cursor.next();
    if (number.kind() != Kind.NUMBER || !number.text().matches("\\d{1,6}")) {
      throw Tokens.error("TF51002: A whole number was expected", number);
    }
    int days = Integer.parseInt(number.text());
    return minus ? -days : days;
  }

  private Field field() {
    Token token = cursor.next();
    if (token.kind() != Kind.BRACKETED && token.kind() != Kind.WORD) {
      throw Tokens.error("TF51002: A field name was expected", token);
    }
    return field(token);
  }

  private Field field(Token token) {
    return fields
        .find(token.text())
        .orElseThrow(
            () -> Tokens.error("TF51005: The query names a field that does not exist", token));
  }
}
