// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.replay;

import io.github.fluentado.emulator.server.Percent;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Paths and queries of requests. */
final class Places {
  private static final Pattern ACCESS_CONTROL =
      Pattern.compile(
          "(?i)/_apis/(accesscontrollists|accesscontrolentries|permissions|securitynamespaces"
              + "|security)(/|$)");

  /** A name with its value, both decoded. */
  record Pair(String name, String value) {
    @Override
    public String toString() {
      return name + "=" + value;
    }
  }

  private Places() {}

  /** Where a token names a thing that is secured, and opens nothing. */
  static boolean isAccessControl(String path) {
    return ACCESS_CONTROL.matcher(path).find();
  }

  static List<Pair> query(String raw) {
    return Arrays.stream(raw.split("&", -1))
        .filter(part -> !part.isEmpty())
        .map(part -> part.split("=", 2))
        .map(pair -> new Pair(form(pair[0]), pair.length > 1 ? form(pair[1]) : ""))
        .toList();
  }

  private static String form(String text) {
    return decode(text.replace('+', ' '));
  }

  /** Decoded, or as it is when it cannot be. */
  static String decode(String text) {
    try {
      return Percent.decode(text);
    } catch (ServiceException e) {
      return text;
    }
  }
}
