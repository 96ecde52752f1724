// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.hooks;

import java.util.Arrays;
import java.util.Optional;

/** Whether a subscription is served. */
enum Status {
  ENABLED("enabled"),
  ON_PROBATION("onProbation"),
  DISABLED_BY_USER("disabledByUser"),
  DISABLED_BY_SYSTEM("disabledBySystem"),
  DISABLED_BY_INACTIVE_IDENTITY("disabledByInactiveIdentity");

  private final String text;

  Status(String text) {
    this.text = text;
  }

  static Optional<Status> of(String text) {
    return Arrays.stream(values()).filter(s -> s.text.equalsIgnoreCase(text)).findFirst();
  }

  @Override
  public String toString() {
    return text;
  }
}
