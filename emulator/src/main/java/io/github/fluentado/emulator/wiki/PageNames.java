// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wiki;

import io.github.fluentado.emulator.server.Percent;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Paths of pages and those of their files. A space becomes a hyphen; a hyphen, and what file
 * systems do not like, become percent codes.
 */
final class PageNames {
  private static final String ENCODED = "%-:<>*?|\"";
  private static final int LONGEST = 235;

  private PageNames() {}

  /** One slash before each name, none at the end; refuses what no page may be called. */
  static String page(String written) {
    List<String> names =
        Arrays.stream(written.split("/", -1)).filter(name -> !name.isEmpty()).toList();
    names.forEach(PageNames::check);
    String path = "/" + String.join("/", names);
    if (path.length() > LONGEST) {
      throw WikiErrors.badArgument(
          "The path of the page is longer than " + LONGEST + " characters.");
    }
    return path;
  }

  private static void check(String name) {
    boolean dotted = name.startsWith(".") || name.endsWith(".");
    boolean bad = name.chars().anyMatch(c -> c == '#' || c == '\\' || Character.isISOControl(c));
    if (dotted || bad || name.isBlank()) {
      throw WikiErrors.badArgument(
          "'%s' cannot be the name of a page: dots at its ends, # and \\ are not allowed."
              .formatted(name));
    }
  }

  /** The folder in which the pages below this one lie; the file has {@code .md} behind it. */
  static String file(String page) {
    return page.equals("/")
        ? ""
        : Arrays.stream(page.substring(1).split("/", -1))
            .map(name -> "/" + fileName(name))
            .collect(Collectors.joining());
  }

  static String fileName(String name) {
    StringBuilder file = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (ENCODED.indexOf(c) >= 0) {
        file.append('%').append(Integer.toHexString(c).toUpperCase(Locale.ROOT));
      } else {
        file.append(c == ' ' ? '-' : c);
      }
    }
    return file.toString();
  }

  /** The name of the page whose file is called so, without {@code .md}. */
  static String pageName(String fileName) {
    String spaced = fileName.replace('-', ' ');
    try {
      return Percent.decode(spaced);
    } catch (ServiceException e) { // not written by a wiki
      return spaced;
    }
  }

  /** The path of the page above; that of the root is the root's own. */
  static String above(String page) {
    return page.substring(0, Math.max(1, page.lastIndexOf('/')));
  }

  static String last(String page) {
    return page.substring(page.lastIndexOf('/') + 1);
  }

  static String below(String page, String name) {
    return page.equals("/") ? "/" + name : page + "/" + name;
  }
}
