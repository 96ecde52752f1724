// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import io.github.fluentado.emulator.server.ServiceException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The values of {@code $expand}. */
enum Expand {
  NONE,
  RELATIONS,
  FIELDS,
  LINKS,
  ALL;

  static Expand parse(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return NONE;
    }
    try {
      return valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw ServiceException.invalidArgument("The value '" + text + "' of $expand is unknown.");
    }
  }

  boolean relations() {
    return this == RELATIONS || this == ALL;
  }

  boolean fields() {
    return this == FIELDS || this == ALL;
  }

  boolean links() {
    return this == LINKS || this == ALL;
  }
}
