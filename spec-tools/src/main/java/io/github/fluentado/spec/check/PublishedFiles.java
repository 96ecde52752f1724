// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The published files below a folder, as far as the description covers them. */
final class PublishedFiles {
  private static final String FOLDER = "specification";

  private final Path folder;
  private final Corrections corrections;
  private final Map<String, PublishedFile> files = new LinkedHashMap<>();

  private PublishedFiles(Path folder, Corrections corrections) {
    this.folder = folder;
    this.corrections = corrections;
  }

  /** Reads {@code DIR/specification/<area>/<version>/*.json} of the two versions covered. */
  static PublishedFiles read(Path directory, Corrections corrections, Findings findings) {
    PublishedFiles published = new PublishedFiles(directory.resolve(FOLDER), corrections);
    for (Path area : folders(published.folder, directory, findings)) {
      for (String version : List.of(Rules.BASE_VERSION, Rules.NEXT_VERSION)) {
        published.readVersion(area, version, findings);
      }
    }
    if (published.files.isEmpty()) {
      findings.fault(directory.toString(), "no published file of the versions covered");
    }
    return published;
  }

  boolean isEmpty() {
    return files.isEmpty();
  }

  Iterable<PublishedFile> files() {
    return files.values();
  }

  @Nullable PublishedFile file(String name) {
    return files.get(name);
  }

  /** The definitions that a component is said to be made from, as far as their files were read. */
  Stream<InFile> standsFor(Component component) {
    return component.sources().stream()
        .flatMap(
            source ->
                Stream.ofNullable(files.get(source.file()))
                    .map(file -> new InFile(file, source.name())));
  }

  /** False for an area or a version that the folder does not have, so that nothing can be said. */
  boolean holdsFolderOf(String file) {
    Path parent = Path.of(file).getParent();
    return parent != null && Files.isDirectory(folder.resolve(parent.toString()));
  }

  boolean holdsFileFor(Correction correction) {
    return files.keySet().stream().anyMatch(correction::isFor);
  }

  /** All of the base version, and what only the next one has. */
  List<PublishedOperation> operations() {
    List<PublishedOperation> all = new ArrayList<>();
    files.values().forEach(file -> all.addAll(file.operations()));
    Set<String> released = new HashSet<>();
    all.stream().filter(PublishedFiles::isBase).forEach(o -> released.add(o.identity()));
    Map<String, PublishedOperation> newer = new HashMap<>();
    all.stream().filter(o -> !isBase(o)).forEach(o -> newer.put(o.identity(), o));
    return all.stream()
        .filter(o -> isBase(o) || !released.contains(o.identity()))
        .map(o -> isBase(o) ? o.with(newer.get(o.identity())) : o)
        .toList();
  }

  private static boolean isBase(PublishedOperation operation) {
    return operation.file().version().equals(Rules.BASE_VERSION);
  }

  private void readVersion(Path area, String version, Findings findings) {
    String prefix = area.getFileName() + "/" + version + "/";
    try {
      for (Path path : Documents.files(area.resolve(version), ".json")) {
        readFile(prefix + path.getFileName(), path, findings);
      }
    } catch (IOException unreadable) {
      findings.fault(prefix, String.valueOf(unreadable.getMessage()));
    }
  }

  private void readFile(String name, Path path, Findings findings) {
    try {
      PublishedFile file = new PublishedFile(name, corrections.apply(name, Documents.json(path)));
      if (file.isSwagger()) {
        files.put(name, file);
      } else {
        findings.fault(name, "not a Swagger 2.0 file");
      }
    } catch (IOException unreadable) {
      findings.fault(name, String.valueOf(unreadable.getMessage()));
    }
  }

  private static List<Path> folders(Path folder, Path given, Findings findings) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(Files::isDirectory).sorted().toList();
    } catch (IOException missing) {
      findings.fault(given.toString(), "no folder " + FOLDER + " to read");
      return List.of();
    }
  }

  /** A definition, or an enum, of a file. */
  record InFile(PublishedFile file, String name) {}
}
