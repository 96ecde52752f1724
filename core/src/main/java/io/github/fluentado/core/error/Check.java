// SPDX-License-Identifier: MIT
package io.github.fluentado.core.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Refuses bad arguments before anything is sent. Each method returns the value, or throws an {@link
 * IllegalArgumentException} that names the parameter; the value is not repeated, as it may be
 * secret.
 */
public final class Check {
  private Check() {}

  public static <T> T notNull(String parameter, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException(parameter + " is null");
    }
    return value;
  }

  /** Text that is not blank and has no control characters. */
  public static String text(String parameter, @Nullable String value) {
    if (value == null || value.isBlank()) {
      notNull(parameter, value);
      throw new IllegalArgumentException(parameter + " is blank");
    }
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i))) {
        throw new IllegalArgumentException(parameter + " has a control character");
      }
    }
    return value;
  }

  /** Text for a segment of a path: a dot segment would be taken away on its way. */
  public static String segment(String parameter, @Nullable String value) {
    String text = text(parameter, value);
    that(!text.equals(".") && !text.equals(".."), parameter, "is a dot segment");
    return text;
  }

  /** Text that can stand in a header by itself: visible ASCII only. */
  public static String visible(String parameter, @Nullable String value) {
    String text = text(parameter, value);
    that(text.chars().allMatch(c -> c > ' ' && c <= '~'), parameter, "is not visible ASCII");
    return text;
  }

  /** A number of at least one. */
  public static int positive(String parameter, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(parameter + " is not positive: " + value);
    }
    return value;
  }

  /** A duration longer than nothing. */
  public static Duration positive(String parameter, @Nullable Duration value) {
    Duration given = notNull(parameter, value);
    that(given.compareTo(Duration.ZERO) > 0, parameter, "is not positive");
    return given;
  }

  /** Anything that must hold; the problem is told after the name. */
  public static void that(boolean holds, String parameter, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(parameter + " " + problem);
    }
  }
}
