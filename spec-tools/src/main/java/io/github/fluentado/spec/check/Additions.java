// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Holds what is described by hand against the areas, which must have it all and nothing else. */
record Additions(OurFiles ours, Findings findings) {

  void check(Path folder) {
    Set<String> added = new TreeSet<>();
    try {
      for (Path path : Documents.files(folder, ".yaml")) {
        added.addAll(operations("additions/" + path.getFileName(), path));
      }
    } catch (IOException unreadable) {
      findings.fault("additions", String.valueOf(unreadable.getMessage()));
    }
    Set<String> described =
        ours.operations().stream()
            .filter(operation -> !operation.isPublished())
            .map(OurOperation::id)
            .collect(Collectors.toCollection(TreeSet::new));
    for (String id : added) {
      if (!described.contains(id)) {
        findings.fault("additions", id + " is in no area, or said to be published there");
      }
    }
    described.removeAll(added);
    described.forEach(id -> findings.fault("areas", id + " is neither published nor added"));
  }

  private Set<String> operations(String name, Path path) {
    Set<String> ids = new TreeSet<>();
    try {
      Node root = Documents.yaml(path);
      for (String key : Set.of("reason", "source")) {
        if (root.get(key).text().isBlank()) {
          findings.fault(name, "addition without " + key);
        }
      }
      new OurFile(name, root).operations().forEach(operation -> ids.add(operation.id()));
    } catch (IOException unreadable) {
      findings.fault(name, String.valueOf(unreadable.getMessage()));
    }
    return ids;
  }
}
