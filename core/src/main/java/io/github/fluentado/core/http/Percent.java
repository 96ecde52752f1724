// SPDX-License-Identifier: MIT
package io.github.fluentado.core.http;

import java.nio.charset.StandardCharsets;

/** Percent-encoding after RFC 3986: every character but the unreserved ones, in UTF-8. */
public final class Percent {
  private static final String UNRESERVED = "-._~";
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private Percent() {}

  /**
   * The text as one path segment or one query value.
   *
   * @throws IllegalArgumentException if it has half of a surrogate pair, which UTF-8 cannot say
   */
  public static String encode(String text) {
    return encode(text, "");
  }

  /** The text, with the given characters left as they are. */
  public static String encode(String text, String kept) {
    if (isPlain(text, kept)) {
      return text;
    }
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    for (byte b : utf8(text)) {
      char c = (char) (b & 0xFF);
      if (unreserved(c) || kept.indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        append(encoded, b);
      }
    }
    return encoded.toString();
  }

  private static boolean isPlain(String text, String kept) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!unreserved(c) && (c > '~' || kept.indexOf(c) < 0)) {
        return false;
      }
    }
    return true;
  }

  /** Appends one byte, encoded. */
  static void append(StringBuilder encoded, byte b) {
    encoded.append('%').append(HEX[(b & 0xFF) >> 4]).append(HEX[b & 0xF]);
  }

  private static byte[] utf8(String text) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new IllegalArgumentException("text has half of a surrogate pair");
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static boolean unreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || UNRESERVED.indexOf(c) >= 0;
  }
}
