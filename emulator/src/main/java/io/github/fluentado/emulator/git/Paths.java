// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

/** Paths of files: the service writes a slash before them, git does not. */
final class Paths {
  private Paths() {}

  /** As git writes it, whatever slashes a client uses; empty for the root. */
  static String inGit(String path) {
    String plain = path.replace('\\', '/');
    int from = 0;
    int end = plain.length();
    while (from < end && plain.charAt(from) == '/') {
      from++;
    }
    while (end > from && plain.charAt(end - 1) == '/') {
      end--;
    }
    return plain.substring(from, end);
  }

  static String written(String path) {
    return "/" + inGit(path);
  }

  static String join(String folder, String name) {
    return folder.endsWith("/") ? folder + name : folder + "/" + name;
  }
}
