// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Text to numbers; null when the number does not fit. */
final class Numbers {
  private Numbers() {}

  static @Nullable Integer int32(String text) {
    Long value = int64(text);
    return value == null || value != value.intValue() ? null : Integer.valueOf(value.intValue());
  }

  static @Nullable Integer int32(long value) {
    return value == (int) value ? Integer.valueOf((int) value) : null;
  }

  static @Nullable Long int64(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      return wholeNumber(text);
    }
  }

  /** {@code 12.0} and {@code 1.2e1} are whole numbers too. */
  private static @Nullable Long wholeNumber(String text) {
    BigDecimal value = decimal(text);
    try {
      return value == null ? null : Long.valueOf(value.longValueExact());
    } catch (ArithmeticException e) {
      return null;
    }
  }

  static @Nullable Double float64(String text) {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  static @Nullable BigDecimal decimal(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
