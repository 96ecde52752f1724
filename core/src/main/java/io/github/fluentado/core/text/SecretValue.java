// SPDX-License-Identifier: MIT
package io.github.fluentado.core.text;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Whether a text looks like a secret, whatever its name: a signed token (JWT), a personal access
 * token in either of its lengths, a header value, or an address that holds a secret itself.
 */
public final class SecretValue {
  // The shortest that can be one. Nearly all values of this service are shorter.
  private static final int SHORTEST = 12;
  private static final int OLD_PAT = 52;
  private static final int PAT = 84;
  private static final Pattern JWT =
      Pattern.compile(
          "(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]*");
  private static final Pattern HEADER =
      Pattern.compile("(?i)(?:basic|bearer)[ +][A-Za-z0-9._~+/-]{16,}=*");
  private static final Pattern USER = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^/?#@\\s]+@.*");

  private SecretValue() {}

  /** Whether that text does. */
  public static boolean is(String text) {
    return text.length() >= SHORTEST && is(text, 2);
  }

  /** Whether that part of the text does. */
  public static boolean is(String text, int start, int end) {
    return end - start >= SHORTEST && is(text.substring(start, end), 2);
  }

  /**
   * @param depth how many times more the text may be decoded: an address inside an address
   */
  private static boolean is(String value, int depth) {
    if (isPat(value) || JWT.matcher(value).find()) {
      return true;
    }
    if (HEADER.matcher(value).matches() || USER.matcher(value).matches() || holdsSecret(value)) {
      return true;
    }
    if (depth == 0 || value.indexOf('%') < 0) {
      return false;
    }
    String decoded = decoded(value);
    return !decoded.equals(value) && is(decoded, depth - 1);
  }

  private static boolean isPat(String value) {
    if (value.length() != OLD_PAT && value.length() != PAT) {
      return false;
    }
    boolean old = value.length() == OLD_PAT;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean small = c >= 'a' && c <= 'z';
      boolean fits = old ? small || (c >= '2' && c <= '7') : small || isCapitalOrDigit(c);
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static boolean isCapitalOrDigit(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /** An address with a query, or a query alone, one of whose parameters is a secret. */
  private static boolean holdsSecret(String value) {
    int equals = value.indexOf('=');
    while (equals > 0 && equals + 1 < value.length()) {
      String name = nameBefore(value, equals);
      // Two signs end a text in base64.
      if (value.charAt(equals + 1) != '=' && !name.isEmpty() && SecretName.is(name)) {
        return true;
      }
      equals = value.indexOf('=', equals + 1);
    }
    return false;
  }

  /** The name of a parameter that ends there; empty if that is none. */
  private static String nameBefore(String value, int equals) {
    int start = equals;
    while (start > 0 && isNamePart(value.charAt(start - 1))) {
      start--;
    }
    boolean begins = start == 0 || "?&;#".indexOf(value.charAt(start - 1)) >= 0;
    return begins ? value.substring(start, equals) : "";
  }

  private static boolean isNamePart(char c) {
    return (c >= 'a' && c <= 'z') || isCapitalOrDigit(c) || "-._$".indexOf(c) >= 0;
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return value;
    }
  }
}
