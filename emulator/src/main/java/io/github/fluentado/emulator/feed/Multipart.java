// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.feed;

import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.ServiceException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A form with files. */
final class Multipart {
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)");
  private static final Pattern NAME = Pattern.compile("(?i)[; ]name=\"?([^\";\r\n]*)");
  private static final Pattern FILE = Pattern.compile("(?i)filename=\"?([^\";\r\n]*)");

  private Multipart() {}

  /**
   * A part.
   *
   * @param content each byte as one character
   */
  record Part(String name, String file, String content) {
    byte[] bytes() {
      return content.getBytes(StandardCharsets.ISO_8859_1);
    }

    String text() {
      return new String(bytes(), StandardCharsets.UTF_8);
    }
  }

  static List<Part> parts(Call call) {
    Matcher boundary = BOUNDARY.matcher(call.headers().first("Content-Type").orElse(""));
    if (!boundary.find()) {
      throw ServiceException.invalidArgument("A form in several parts was expected.");
    }
    String body = "\r\n" + new String(call.body(), StandardCharsets.ISO_8859_1);
    String[] pieces = body.split(Pattern.quote("\r\n--" + boundary.group(1)), -1);
    List<Part> parts = new ArrayList<>();
    for (int i = 1; i < pieces.length; i++) {
      int end = pieces[i].indexOf("\r\n\r\n");
      if (end >= 0) {
        String head = pieces[i].substring(0, end);
        parts.add(new Part(first(NAME, head), first(FILE, head), pieces[i].substring(end + 4)));
      }
    }
    return parts;
  }

  private static String first(Pattern pattern, String head) {
    Matcher matcher = pattern.matcher(head);
    return matcher.find() ? matcher.group(1) : "";
  }
}
