// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import java.util.ArrayList;
import java.util.List;

/** Collects problems, so that one run names all of them. */
final class Problems {
  private final List<Problem> found = new ArrayList<>();

  void add(String file, String path, String reason) {
    found.add(new Problem(file, path, reason));
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
