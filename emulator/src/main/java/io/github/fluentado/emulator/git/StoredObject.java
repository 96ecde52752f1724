// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

/** An object of git, under the number that its type has in git's own formats. */
final class StoredObject {
  static final int COMMIT = 1;
  static final int TREE = 2;
  static final int BLOB = 3;
  static final int TAG = 4;

  private final int type;
  private final byte[] bytes;

  StoredObject(int type, byte[] bytes) {
    this.type = type;
    this.bytes = bytes;
  }

  int type() {
    return type;
  }

  /** Not a copy; nobody may change it. */
  byte[] bytes() {
    return bytes;
  }
}
