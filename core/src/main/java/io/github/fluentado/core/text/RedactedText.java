// SPDX-License-Identifier: MIT
package io.github.fluentado.core.text;

/** Text that may be shown: of one line, bounded, and without what looks like a secret. */
public final class RedactedText {
  private static final String MASK = "***";
  private static final String CUT = "…";

  private RedactedText() {}

  /** At most so many characters of it; white space and what cannot be seen is one space. */
  public static String of(String text, int limit) {
    StringBuilder shown = new StringBuilder(Math.min(text.length(), limit) + 2);
    int at = 0;
    String before = "";
    while (at < text.length() && shown.length() <= limit) {
      int start = at;
      while (start < text.length() && isHidden(text.charAt(start))) {
        start++;
      }
      int end = start;
      while (end < text.length() && !isHidden(text.charAt(end))) {
        end++;
      }
      if (end > start) {
        shown.append(shown.length() > 0 ? " " : "");
        // "Bearer" and what follows it are a secret together, whatever is between them.
        String word = text.substring(start, end);
        boolean secret = SecretValue.is(word) || SecretValue.is(before + " " + word);
        shown.append(secret ? MASK : word);
        before = secret ? "" : word;
      }
      at = end;
    }
    return cut(shown, limit);
  }

  private static String cut(StringBuilder shown, int limit) {
    if (shown.length() <= limit) {
      return shown.toString();
    }
    int end = Character.isHighSurrogate(shown.charAt(limit - 1)) ? limit - 1 : limit;
    return shown.substring(0, end) + CUT;
  }

  /** White space, controls, and marks that turn the order of reading around. */
  private static boolean isHidden(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT;
  }
}
