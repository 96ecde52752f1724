// SPDX-License-Identifier: MIT
package io.github.fluentado.springboot;

import io.github.fluentado.core.error.Check;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads a property, or says which it is and what to write. */
final class Setting {
  private Setting() {}

  /**
   * The text, or null if the property is not set.
   *
   * @throws SettingException if it is there and holds nothing
   */
  static @Nullable String text(String property, @Nullable String value, String remedy) {
    if (value == null) {
      return null;
    }
    if (value.isBlank()) {
      throw new SettingException("The property " + property + " is there, but blank.", remedy);
    }
    if (value.startsWith("${") && value.endsWith("}")) {
      throw new SettingException(
          "The property " + property + " holds a placeholder that nothing fills.",
          "Set the variable or property that stands between ${ and }. " + remedy);
    }
    return value.strip();
  }

  /**
   * What is made of the value.
   *
   * @param use may refuse it by an {@link IllegalArgumentException} that does not repeat it
   */
  static <T> T used(String property, String remedy, Supplier<T> use) {
    try {
      return use.get();
    } catch (IllegalArgumentException refused) {
      throw new SettingException(
          "The property " + property + " cannot be used: its " + refused.getMessage() + ".",
          remedy);
    }
  }

  /** A value that must be there as another is. */
  static <T> T with(String property, @Nullable T value, String other) {
    if (value == null) {
      throw new SettingException(
          "The property " + property + " is missing, though " + other + " is set.",
          "Write " + property + ", too, or take " + other + " away.");
    }
    return Check.notNull(property, value);
  }

  static SettingException both(String one, String other) {
    return new SettingException(
        "The properties " + one + " and " + other + " are both set.", "Keep one of the two.");
  }
}
