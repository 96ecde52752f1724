// SPDX-License-Identifier: MIT
package io.github.fluentado.generator;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Facts about an operation, in order, for tools to read. */
final class Facts {
  private Facts() {}

  /** Names and values in turn; what is null stays out. */
  static Map<String, Object> of(@Nullable Object... namesAndValues) {
    Map<String, Object> facts = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Object value = namesAndValues[i + 1];
      if (value != null) {
        facts.put(String.valueOf(namesAndValues[i]), value);
      }
    }
    return facts;
  }
}
