// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import java.nio.charset.StandardCharsets;

/** Backslashes in texts of JSON. */
final class Escapes {
  private Escapes() {}

  /** The text that is meant. */
  static String undone(String text) {
    char[] out = new char[text.length()];
    int length = 0;
    int done = 0;
    for (int at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', done)) {
      text.getChars(done, at, out, length);
      length += at - done;
      char named = text.charAt(at + 1);
      if (named == 'u') {
        out[length++] = unicode(text, at + 2);
        done = at + 6;
      } else {
        out[length++] = unescaped(named);
        done = at + 2;
      }
    }
    text.getChars(done, text.length(), out, length);
    return new String(out, 0, length + text.length() - done);
  }

  /** Refuses escapes that are none, between two places. */
  static void check(byte[] in, int from, int to) {
    for (int i = from; i < to; i++) {
      if (in[i] == '\\') {
        i++;
        if (in[i] == 'u') {
          unicode(new String(in, i + 1, Math.min(4, to - i - 1), StandardCharsets.ISO_8859_1), 0);
        } else {
          unescaped((char) in[i]);
        }
      }
    }
  }

  private static char unescaped(char named) {
    return switch (named) {
      case '"', '\\', '/' -> named;
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      default -> throw new Unplain();
    };
  }

  private static char unicode(String text, int from) {
    if (from + 4 > text.length()) {
      throw new Unplain();
    }
    int code = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = hex(text.charAt(i));
      if (digit < 0) {
        throw new Unplain();
      }
      code = code << 4 | digit;
    }
    return (char) code;
  }

  private static int hex(char digit) {
    return digit < 0x80 ? Character.digit(digit, 16) : -1;
  }
}
