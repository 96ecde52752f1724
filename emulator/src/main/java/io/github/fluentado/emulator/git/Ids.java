// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import java.util.regex.Pattern;

/** The shapes of ids. */
final class Ids {
  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern OBJECT = Pattern.compile("[0-9a-f]{40}");

  private Ids() {}

  static boolean isGuid(String text) {
    return GUID.matcher(text).matches();
  }

  static boolean isObject(String text) {
    return OBJECT.matcher(text).matches();
  }
}
