// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Collects problems, so that one run names all of them. */
final class Problems {
  private final List<Problem> found = new ArrayList<>();
  private final Set<Problem> overlooked = new LinkedHashSet<>();
  private Predicate<String> lenient = file -> false;

  void add(String file, String path, String reason) {
    if (lenient.test(file)) {
      overlooked.add(new Problem(file, path, reason));
    } else {
      found.add(new Problem(file, path, reason));
    }
  }

  /** From now on, what cannot be used of such files is left out instead of ending the import. */
  void overlookIn(Predicate<String> files) {
    lenient = files;
  }

  /** A whole version that is left out. */
  void overlooked(String version, String reason) {
    overlooked.add(new Problem("specification", version, reason));
  }

  /** What was left out. */
  List<Problem> overlooked() {
    return List.copyOf(overlooked);
  }

  void addAll(ImportFailure failure) {
    found.addAll(failure.problems());
  }

  /** Ends the import here if anything was found so far. */
  void stopIfAny() {
    if (!found.isEmpty()) {
      throw new ImportFailure(found);
    }
  }
}
