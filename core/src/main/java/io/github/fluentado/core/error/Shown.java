// SPDX-License-Identifier: MIT
package io.github.fluentado.core.error;

/**
 * Text of others, made fit for one line of a log: bounded, and without what could forge a second
 * line, move the cursor, or turn the order of reading around.
 */
final class Shown {
  private static final String CUT = "...";

  private Shown() {}

  /** At most so many characters; white space of any kind is one space. */
  static String line(String text, int limit) {
    StringBuilder line = new StringBuilder(Math.min(text.length(), limit) + 2);
    boolean space = false;
    int at = 0;
    while (at < text.length() && line.length() <= limit) {
      int point = text.codePointAt(at);
      at += Character.charCount(point);
      if (isSpace(point)) {
        space = line.length() > 0;
      } else if (!isHidden(point)) {
        line.append(space ? " " : "").appendCodePoint(point);
        space = false;
      }
    }
    return cut(line.toString(), limit);
  }

  /** The text, or its beginning with a mark that there is more. */
  static String cut(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
    return text.substring(0, end) + CUT;
  }

  private static boolean isSpace(int point) {
    return Character.isWhitespace(point) || Character.isSpaceChar(point) || point == 0x85;
  }

  /** Controls, marks of direction, joiners, halves of pairs, and what nobody has defined. */
  private static boolean isHidden(int point) {
    int type = Character.getType(point);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.PRIVATE_USE
        || type == Character.UNASSIGNED;
  }
}
