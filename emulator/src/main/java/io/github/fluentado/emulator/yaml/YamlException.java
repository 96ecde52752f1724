// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.yaml;

/**
 * A text that cannot be read, or does not say what it should; the message begins with the place.
 */
public final class YamlException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient YamlPlace place;
  private final String reason;

  public YamlException(YamlPlace place, String message) {
    super(place + ": " + message);
    this.place = place;
    this.reason = message;
  }

  public YamlPlace place() {
    return place;
  }

  /** The message without the place. */
  public String reason() {
    return reason;
  }
}
