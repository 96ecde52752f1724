// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import io.github.fluentado.emulator.core.Identity;
import org.jspecify.annotations.Nullable;

/**
 * A branch, a tag or another name for an object.
 *
 * @param name in full, such as {@code refs/heads/main}
 * @param objectId 40 hex digits
 * @param lockedBy who keeps all others from changing it; null for nobody
 */
public record GitRef(String name, String objectId, Identity creator, @Nullable Identity lockedBy) {
  static final String BRANCHES = "refs/heads/";
  static final String TAGS = "refs/tags/";

  /** The name as people say it: {@code main} for {@code refs/heads/main}. */
  public static String shortName(String name) {
    return name.startsWith(BRANCHES)
        ? name.substring(BRANCHES.length())
        : name.startsWith(TAGS) ? name.substring(TAGS.length()) : name;
  }
}
