// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.synthesis;

import io.github.fluentado.emulator.description.Description.Match;
import io.github.fluentado.emulator.description.Details.Parameter;
import io.github.fluentado.emulator.description.Schema;
import java.util.List;

/** A path whose values are of the wrong type leads nowhere: the service routes by types, too. */
final class PathValues {
  private PathValues() {}

  static boolean fit(Match match) {
    return match.operation().details().parameters().stream()
        .filter(parameter -> parameter.in().equals("path"))
        .filter(parameter -> match.values().containsKey(parameter.name()))
        .allMatch(parameter -> fits(parameter, match.values().getOrDefault(parameter.name(), "")));
  }

  private static boolean fits(Parameter parameter, String value) {
    Schema schema = parameter.schema();
    List<String> known = schema.enumValues();
    if (!known.isEmpty()) {
      return known.stream().anyMatch(value::equalsIgnoreCase);
    }
    return !schema.type().equals("integer") || value.matches("-?\\d{1,18}");
  }
}
