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

  private final List<Token> tokens;
  private final Fields fields;
  private int at;
  private int depth;

  Parser(String text, Fields fields) {
    this.tokens = Tokens.of(text);
    this.fields = fields;
  }

  WiqlQuery query() {
    expectWord("SELECT", "TF51001: A query begins with SELECT");
    List<Field> columns = columns();
    expectWord("FROM", "TF51006: The query statement is missing a FROM clause");
    boolean links = source();
    Condition where = acceptWord("WHERE") ? or(links) : new Condition.Always();
    List<Sort> order = List.of();
    Operand asOf = null;
    Mode mode = Mode.MAY_CONTAIN;
    while (peek().kind() != Kind.END) {
      if (acceptWord("ORDER")) {
        expectWord("BY", "TF51002: ORDER must be followed by BY");
        order = order();
      } else if (acceptWord("ASOF")) {
        asOf = operand();
      } else if (links && acceptWord("MODE")) {
        mode = mode();
      } else {
        throw unexpected();
      }
    }
    return new WiqlQuery(columns, links, where, order, asOf, mode);
  }

  private List<Field> columns() {
    List<Field> columns = new ArrayList<>();
    do {
      columns.add(field());
    } while (acceptSign(","));
    return columns;
  }

  private boolean source() {
    if (acceptWord("WorkItems")) {
      return false;
    }
    if (acceptWord("WorkItemLinks") || acceptWord("Links")) {
      return true;
    }
    throw Tokens.error("TF51006: FROM must name WorkItems or WorkItemLinks", peek());
  }

  private List<Sort> order() {
    List<Sort> order = new ArrayList<>();
    do {
      Field field = field();
      boolean descending = acceptWord("DESC");
      if (!descending) {
        acceptWord("ASC");
      }
      order.add(new Sort(field, descending));
    } while (acceptSign(","));
    return order;
  }

  private Mode mode() {
    expectSign("(");
    Mode mode = Mode.MAY_CONTAIN;
    do {
      Token word = next();
      mode =
          switch (word.text().toLowerCase(Locale.ROOT)) {
            case "mustcontain" -> Mode.MUST_CONTAIN;
            case "maycontain" -> Mode.MAY_CONTAIN;
            case "doesnotcontain" -> Mode.DOES_NOT_CONTAIN;
            case "recursive" -> Mode.RECURSIVE;
            case "returnmatchingchildren" -> mode;
            default -> throw Tokens.error("TF51002: There is no such mode", word);
          };
    } while (acceptSign(","));
    expectSign(")");
    return mode;
  }

  private Condition or(boolean links) {
    List<Condition> parts = new ArrayList<>(List.of(and(links)));
    while (acceptWord("OR")) {
      parts.add(and(links));
    }
    return parts.size() == 1 ? parts.get(0) : new Condition.Or(parts);
  }

  private Condition and(boolean links) {
    List<Condition> parts = new ArrayList<>(List.of(single(links)));
    while (acceptWord("AND")) {
      parts.add(single(links));
    }
    return parts.size() == 1 ? parts.get(0) : new Condition.And(parts);
  }

  private Condition single(boolean links) {
    depth++;
    if (depth > DEEPEST) {
      throw Tokens.error("TF51012: The conditions are nested too deep", peek());
    }
    Condition condition = unnested(links);
    depth--;
    return condition;
  }

  private Condition unnested(boolean links) {
    if (acceptWord("NOT")) {
      return new Condition.Not(single(links));
    }
    if (acceptWord("EVER")) {
      return new Condition.Ever(single(links));
    }
    if (acceptSign("(")) {
      Condition inner = or(links);
      expectSign(")");
      return inner;
    }
    return comparison(links ? side() : Side.ITEM);
  }

  /** {@code [Source].[Field]} or {@code Source.Field}; the link type stands alone. */
  private Side side() {
    Token token = peek();
    String lower = token.text().toLowerCase(Locale.ROOT);
    if (token.kind() == Kind.BRACKETED && tokens.get(at + 1).text().startsWith(".")) {
      at++;
      splitDot();
      return lower.equals("source") ? Side.SOURCE : Side.TARGET;
    }
    boolean source = lower.startsWith("source.");
    if (token.kind() == Kind.WORD && (source || lower.startsWith("target."))) {
      replace(new Token(Kind.WORD, token.text().substring(7), token.line(), token.column() + 7));
      return source ? Side.SOURCE : Side.TARGET;
    }
    return Side.ITEM;
  }

  private void splitDot() {
    Token dotted = peek();
    if (dotted.text().equals(".")) {
      at++;
    } else {
      String rest = dotted.text().substring(1);
      replace(new Token(Kind.WORD, rest, dotted.line(), dotted.column() + 1));
    }
  }

  private void replace(Token token) {
    tokens.set(at, token);
  }

  private Condition comparison(Side side) {
    Token start = peek();
    Field field = field();
    boolean not = acceptWord("NOT");
    Condition condition = comparison(side, field, start);
    return not ? new Condition.Not(condition) : condition;
  }

  private Condition comparison(Side side, Field field, Token start) {
    Token token = next();
    if (token.kind() == Kind.SIGN && COMPARISONS.contains(token.text())) {
      return compare(side, field, Operator.ofSign(token.text()), List.of(operand()), start);
    }
    return switch (token.kind() == Kind.WORD ? token.text().toUpperCase(Locale.ROOT) : "") {
      case "IN" -> compare(side, field, Operator.IN, list(), start);
      case "UNDER" -> compare(side, field, Operator.UNDER, List.of(operand()), start);
      case "CONTAINS" -> {
        Operator kind = acceptWord("WORDS") ? Operator.CONTAINS_WORDS : Operator.CONTAINS;
        yield compare(side, field, kind, List.of(operand()), start);
      }
      case "EVER" ->
          new Condition.Ever(compare(side, field, Operator.EQUAL, List.of(operand()), start));
      case "WAS" -> {
        expectWord("EVER", "TF51002: WAS must be followed by EVER");
        yield new Condition.Ever(compare(side, field, Operator.EQUAL, List.of(operand()), start));
      }
      case "IS" -> {
        boolean filled = acceptWord("NOT");
        expectWord("EMPTY", "TF51002: IS must be followed by EMPTY or NOT EMPTY");
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
    expectSign("(");
    List<Operand> operands = new ArrayList<>();
    do {
      operands.add(operand());
    } while (acceptSign(","));
    expectSign(")");
    return operands;
  }

  private Operand operand() {
    Token token = next();
    return switch (token.kind()) {
      case STRING, NUMBER -> new Operand.Literal(token, token.text());
      case BRACKETED -> new Operand.FieldValue(token, field(token));
      case MACRO -> new Operand.Macro(token, token.text().toLowerCase(Locale.ROOT), offset());
      case WORD -> word(token);
      default -> {
        if (token.isSign("-") && peek().kind() == Kind.NUMBER) {
          yield new Operand.Literal(token, "-" + next().text());
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

  /** {@code + 3} or {@code - 7} behind a macro. */
  private int offset() {
    boolean minus = acceptSign("-");
    if (!minus && !acceptSign("+")) {
      return 0;
    }
    Token number = next();
    if (number.kind() != Kind.NUMBER || !number.text().matches("\\d{1,6}")) {
      throw Tokens.error("TF51002: A whole number was expected", number);
    }
    int days = Integer.parseInt(number.text());
    return minus ? -days : days;
  }

  private Field field() {
    Token token = next();
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

  private Token peek() {
    return tokens.get(at);
  }

  private Token next() {
    Token token = tokens.get(at);
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  private boolean acceptWord(String word) {
    return accept(peek().isWord(word));
  }

  private boolean acceptSign(String sign) {
    return accept(peek().isSign(sign));
  }

  private boolean accept(boolean found) {
    if (found) {
      at++;
    }
    return found;
  }

  private void expectWord(String word, String message) {
    if (!acceptWord(word)) {
      throw Tokens.error(message, peek());
    }
  }

  private void expectSign(String sign) {
    if (!acceptSign(sign)) {
      throw Tokens.error("TF51002: Expected «" + sign + "»", peek());
    }
  }

  private RuntimeException unexpected() {
    return Tokens.error("TF51002: Nothing more was expected here", peek());
  }
}
