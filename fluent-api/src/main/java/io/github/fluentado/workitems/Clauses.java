// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

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

  /**
   * A word of the language.
   *
   * @param text in capitals
   * @param depth in how many parentheses it stands
   */
  private record Word(String text, int start, int stop, int depth) {}

  static Clauses of(String text) {
    List<Word> words = words(text);
    int from = first(words, 0, "FROM") + 1;
    int where = first(words, from, "WHERE");
    int behind = from;
    while (behind < words.size() && !isBehind(words.get(behind))) {
      behind++;
    }
    boolean conditional = where < behind;
    boolean either =
        conditional
            && words.subList(where, behind).stream()
                .anyMatch(word -> word.depth() == 0 && word.text().equals("OR"));
    return new Clauses(
        from < words.size() && !words.get(from).text().equals("WORKITEMS"),
        conditional ? words.get(where).stop() : -1,
        behind < words.size() ? words.get(behind).start() : text.length(),
        either);
  }

  private static boolean isBehind(Word word) {
    return word.depth() == 0 && BEHIND.contains(word.text());
  }

  /** Where the word stands first; behind all of them if it does not. */
  private static int first(List<Word> words, int start, String wanted) {
    return IntStream.range(start, words.size())
        .filter(i -> words.get(i).text().equals(wanted))
        .findFirst()
        .orElse(words.size());
  }

  private static List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    int depth = 0;
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int start = at;
      if (opened(c) != 0) {
        int close = text.indexOf(opened(c), at + 1);
        at = close < 0 ? text.length() : close + 1;
      } else if (isPartOfWord(c)) {
        while (at < text.length() && isPartOfWord(text.charAt(at))) {
          at++;
        }
        words.add(new Word(text.substring(start, at).toUpperCase(Locale.ROOT), start, at, depth));
      } else {
        depth += c == '(' ? 1 : (c == ')' ? -1 : 0);
        at++;
      }
    }
    return words;
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
}
