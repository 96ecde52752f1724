// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.server;

import java.util.Optional;
import java.util.UUID;

/** Ids as clients write them. */
public final class Guids {
  private static final int LENGTH = 36;

  private Guids() {}

  /** In its full form, in any letter case; the JDK would also take shorter ones. */
  public static Optional<UUID> parse(String text) {
    if (text.length() != LENGTH) {
      return Optional.empty();
    }
    try {
      UUID id = UUID.fromString(text);
      return id.toString().equalsIgnoreCase(text) ? Optional.of(id) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
