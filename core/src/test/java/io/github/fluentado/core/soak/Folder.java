// SPDX-License-Identifier: MIT
package io.github.fluentado.core.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder of what is downloaded. */
final class Folder {
  private Folder() {}

  static Path make() throws IOException {
    Path folder = Files.createTempDirectory("soak");
    folder.toFile().deleteOnExit();
    return folder;
  }

  /** Compares a file with what it must be, and deletes it. */
  static boolean take(Path file, long number) {
    try {
      Content.Check check = new Content.Check(number);
      check.add(Files.readAllBytes(file));
      Files.delete(file);
      return check.length() == Content.size(number);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Parts of files that are left. A whole one may be: its call was done when it was cancelled. */
  static List<String> parts(Path folder) {
    String[] names = folder.toFile().list();
    return Stream.of(names == null ? new String[0] : names)
        .filter(name -> name.endsWith(".part"))
        .toList();
  }
}
