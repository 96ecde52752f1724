// SPDX-License-Identifier: MIT
package io.github.fluentado.governance;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How bad an alert is, from the least on. */
public enum AlertSeverity {
  LOW(0),
  MEDIUM(1),
  HIGH(2),
  CRITICAL(3);

  private final int number;

  AlertSeverity(int number) {
    this.number = number;
  }

  /** The service gives a number or a word. */
  static Optional<AlertSeverity> of(@Nullable JsonElement json) {
    if (!(json instanceof JsonPrimitive value)) {
      return Optional.empty();
    }
    String text = value.getAsString();
    return Arrays.stream(values())
        .filter(one -> one.name().equalsIgnoreCase(text) || text.equals("" + one.number))
        .findFirst();
  }

  /** The service takes the number. */
  JsonElement json() {
    return new JsonPrimitive(number);
  }
}
