// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.yaml;

/**
 * A text that cannot be read, or does not say what it should; the message begins with the place.
 */
public final class YamlException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public YamlException(YamlPlace place, String message) {
    super(place + ": " + message);
  }
}
