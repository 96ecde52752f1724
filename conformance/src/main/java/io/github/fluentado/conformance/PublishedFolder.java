// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of published files: {@code specification/<area>/<version>/*.json} and the examples. */
final class PublishedFolder {
  private static final int DEPTH_OF_FILES = 3;

  private final Path root;
  private final Map<String, Path> files;

  private PublishedFolder(Path root, Map<String, Path> files) {
    this.root = root;
    this.files = files;
  }

  /** Opens the folder; the exception says what is missing. */
  static PublishedFolder open(Path folder) throws IOException {
    Path root = folder.resolve("specification");
    if (!Files.isDirectory(root)) {
      throw new IOException(folder + ": has no folder \"specification\"");
    }
    try (Stream<Path> walk = Files.walk(root)) {
      Map<String, Path> files = new HashMap<>();
      walk.filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .forEach(file -> files.putIfAbsent(key(name(root, file)), file));
      return new PublishedFolder(root, files);
    }
  }

  private static String name(Path root, Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** The names of the published files, below {@code specification}. */
  List<String> published() {
    return files.values().stream()
        .filter(file -> root.relativize(file).getNameCount() == DEPTH_OF_FILES)
        .map(file -> name(root, file))
        .sorted()
        .toList();
  }

  List<PublishedOperation> operations(String published) throws IOException {
    return PublishedFile.operations(published, JsonText.read(root.resolve(published)));
  }

  /** The file that a published file refers to, whatever the case of its letters. */
  Optional<Path> example(String published, String reference) {
    Path referred =
        root.resolve(published).resolveSibling(reference.replace('\\', '/')).normalize();
    return Optional.ofNullable(files.get(key(name(root, referred))));
  }

  /** Name of a file below {@code specification}. */
  String name(Path file) {
    return name(root, file);
  }
}
