// SPDX-License-Identifier: MIT
package io.github.fluentado.git;

import io.github.fluentado.core.error.Check;
import org.jspecify.annotations.Nullable;

/** Paths of files as the service writes them: from the root of the repository, with a slash. */
final class Paths {
  private Paths() {}

  /** The path, with a slash put before it if it has none. */
  static String checked(String parameter, @Nullable String path) {
    String text = Check.text(parameter, path);
    return text.startsWith("/") ? text : "/" + text;
  }
}
