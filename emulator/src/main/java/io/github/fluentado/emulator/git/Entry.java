// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

/**
 * A file, a folder or a submodule of a tree.
 *
 * @param path from the root, with a slash before it; the root itself is {@code /}
 * @param mode of git, such as 0100644
 */
public record Entry(String path, int mode, String id) {
  static final int FOLDER = 0040000;
  static final int FILE = 0100644;
  static final int SUBMODULE = 0160000;

  public boolean isFolder() {
    return mode == FOLDER;
  }

  /** The type of the object: blob, tree or commit. */
  public String type() {
    return mode == FOLDER ? "tree" : mode == SUBMODULE ? "commit" : "blob";
  }

  /** The last part of the path. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
