// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.error.Check;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts of versions of the service's interface. */
final class Versions {
  private static final Pattern FORM =
      Pattern.compile("\\d{1,3}\\.\\d{1,3}(-preview(\\.\\d{1,3})?)?");

  private Versions() {}

  /**
   * @throws IllegalArgumentException if the text is no version
   */
  static String checked(String parameter, @Nullable String text) {
    String given = Check.text(parameter, text);
    Check.that(
        FORM.matcher(given).matches(), parameter, "is no version such as 7.1 or 7.1-preview.3");
    return given;
  }
}
