// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.agent;

import io.github.fluentado.emulator.server.Query;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.List;

/** Values of query parameters that are words of a fixed list. */
final class ActionFilter {
  private ActionFilter() {}

  /** Refuses a word that the service does not know; who is signed in here may do all. */
  static void check(Query query) {
    word(query, "actionFilter", "none", "manage", "use");
  }

  /** The value in the spelling of the list; the first one when the parameter is absent. */
  static String word(Query query, String name, String... words) {
    String value = query.text(name).orElse(words[0]);
    return List.of(words).stream()
        .filter(value::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(
            () ->
                ServiceException.invalidArgument(
                    "The value '" + value + "' of " + name + " is none of " + List.of(words)));
  }
}
