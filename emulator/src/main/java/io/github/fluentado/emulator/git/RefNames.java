// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import java.util.List;
import java.util.regex.Pattern;

/** The rules of git for names of refs. */
final class RefNames {
  private static final Pattern BAD =
      Pattern.compile(".*([ ~^:?*\\[\\\\\\p{Cntrl}]|\\.\\.|@\\{|//).*|.*[./]", Pattern.DOTALL);

  private RefNames() {}

  static boolean isValid(String name) {
    return name.startsWith("refs/")
        && name.split("/", -1).length > 2
        && !BAD.matcher(name).matches()
        && List.of(name.split("/", -1)).stream().noneMatch(RefNames::isBadPart);
  }

  private static boolean isBadPart(String part) {
    return part.startsWith(".") || part.endsWith(".lock");
  }

  /** In full, whether a client writes {@code main}, {@code heads/main} or all. */
  static String branch(String text) {
    return text.startsWith("refs/")
        ? text
        : text.startsWith("heads/") ? "refs/" + text : GitRef.BRANCHES + text;
  }
}
