// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import org.jspecify.annotations.Nullable;

/**
 * One file or folder that differs between two trees.
 *
 * @param type as the service writes it: add, edit, delete, rename, or {@code edit, rename}
 * @param path where it is now; where it was, for deletions
 * @param source where a renamed file was; null for other types
 * @param before what was there; null for additions
 * @param after what is there; null for deletions
 */
public record Difference(
    String type,
    String path,
    @Nullable String source,
    @Nullable Entry before,
    @Nullable Entry after) {

  public boolean isFolder() {
    Entry entry = after == null ? before : after;
    return entry != null && entry.isFolder();
  }
}
