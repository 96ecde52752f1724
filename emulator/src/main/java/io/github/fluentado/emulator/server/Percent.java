// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.server;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent encoding of URLs. */
public final class Percent {
  private Percent() {}

  /** Decodes exactly once: {@code %2520} becomes {@code %20}. A plus sign is left alone. */
  public static String decode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '%') {
        bytes.write(c);
        continue;
      }
      int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
      int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
      if (high < 0 || low < 0) {
        throw malformed();
      }
      bytes.write(high * 16 + low);
      i += 2;
    }
    try {
      ByteBuffer utf8 = ByteBuffer.wrap(bytes.toByteArray());
      return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
    } catch (CharacterCodingException e) {
      throw malformed();
    }
  }

  /** Encodes one path segment or one query value. */
  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static ServiceException malformed() {
    return ServiceException.of(400, "System.Web.HttpException", 0, "Bad Request: malformed URL.");
  }
}
