// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where the parts of a query stand in its text. Words within quotes and brackets are values and
 * names, and no words of the language.
 *
 * @param links whether it asks for links between work items
 * @param conditions where they begin, behind the WHERE; -1 for none
 * @param end of the conditions: what comes behind is order, time and mode
 * @param either whether the conditions are alternatives as a whole
 */
record Clauses(boolean links, int conditions, int end, boolean either) {
  private static final Set<String> BEHIND = Set.of("ORDER", "GROUP", "ASOF", "MODE");
  private static final Pattern BY_ID =
      Pattern.compile(
          "ORDER\\s+BY\\s+(\\[\\s*(System\\.)?Id\\s*]|(System\\.)?Id\\b)(?!\\.)\\s*(?<down>DESC\\b)?.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** How results follow each other. */
  enum Order {
    BY_ID,
    BY_ID_DOWN,
    OTHER
  }

  static Clauses of(String text) {
    return new Reader(text).read();
  }

  /** What ends the quoted part that this character begins; 0 if it begins none. */
  static char opened(char c) {
    return c == '\'' || c == '"' ? c : (c == '[' ? ']' : 0);
  }

  static boolean isPartOfWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '@' || c == '$';
  }

  /** The order that the text asks for; that of the numbers if it asks for none. */
  Order order(String text) {
    String behind = text.substring(end);
    if (!behind.regionMatches(true, 0, "ORDER", 0, "ORDER".length())) {
      return Order.BY_ID;
    }
    var byId = BY_ID.matcher(behind);
    return !byId.matches()
        ? Order.OTHER
        : (byId.group("down") == null ? Order.BY_ID : Order.BY_ID_DOWN);
  }

  /** The text with one more condition, which must hold besides its own. */
  String and(String text, String condition) {
    String behind = text.substring(end);
    if (conditions < 0) {
      return text.substring(0, end).stripTrailing() + " WHERE " + condition + " " + behind;
    }
    String own = text.substring(conditions, end).strip();
    return text.substring(0, conditions)
        + " "
        + condition
        + " AND "
        + (either ? "(" + own + ")" : own)
        + " "
        + behind;
  }

  /** Goes over the words of a text once. */
  private static final class Reader {
    private final String text;
    private boolean from;
    private boolean links;
    private int conditions = -1;
    private int end = -1;
    private boolean either;
    private int depth;
    private String before = "";

    Reader(String text) {
      this.text = text;
    }

    Clauses read() {
      int at = 0;
      while (at < text.length() && end < 0) {
        char c = text.charAt(at);
        char closing = opened(c);
        if (closing != 0) {
          int close = text.indexOf(closing, at + 1);
          at = close < 0 ? text.length() : close + 1;
        } else if (isPartOfWord(c)) {
          at = word(at);
        } else {
          depth += c == '(' ? 1 : (c == ')' ? -1 : 0);
          at++;
        }
      }
      return new Clauses(links, conditions, end < 0 ? text.length() : end, either);
    }

    private int word(int start) {
      int stop = start;
      while (stop < text.length() && isPartOfWord(text.charAt(stop))) {
        stop++;
      }
      String word = text.substring(start, stop).toUpperCase(Locale.ROOT);
      if (before.equals("FROM")) {
        from = true;
        links = !word.equals("WORKITEMS");
      } else if (from && conditions < 0 && word.equals("WHERE")) {
        conditions = stop;
      } else if (from && depth == 0 && BEHIND.contains(word)) {
        end = start;
      }
      either |= conditions >= 0 && depth == 0 && word.equals("OR");
      before = word;
      return stop;
    }
  }
}
