// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Puts a finished folder in the place of another one, so that no half-written state is seen. */
final class FolderSwap {
  private FolderSwap() {}

  /** An empty folder beside the target; what an interrupted run left there is removed. */
  static Path prepare(Path target) throws IOException {
    Path fresh = target.resolveSibling("." + target.getFileName() + "-new");
    if (Files.exists(fresh)) {
      delete(fresh);
    }
    return Files.createDirectory(fresh);
  }

  static void replace(Path target, Path fresh) throws IOException {
    Path old = target.resolveSibling("." + target.getFileName() + "-old");
    if (Files.exists(old)) {
      delete(old);
    }
    boolean exists = Files.exists(target);
    if (exists) {
      Files.move(target, old);
    }
    try {
      Files.move(fresh, target);
    } catch (IOException e) {
      if (exists) {
        Files.move(old, target);
      }
      throw e;
    }
    if (exists) {
      delete(old);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      List<Path> deepestFirst = walk.sorted((one, other) -> other.compareTo(one)).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    }
  }
}
