// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import java.util.Set;
import java.util.TreeSet;

/** Compares what a file says about its area as a whole. */
record AreaComparison(PublishedFiles published, Findings findings) {

  /**
   * The ids of the resource areas: of all files with operations, and of no file outside the area.
   */
  void compare(OurFile ours) {
    Set<String> mine = new TreeSet<>(ours.root().get("x-ado-resource-areas").texts());
    Set<String> needed = new TreeSet<>();
    for (OurOperation operation : ours.operations()) {
      PublishedFile file = published.file(operation.claimedFile());
      if (operation.isPublished() && file == null) {
        return;
      }
      needed.addAll(file == null ? Set.of() : file.resourceAreas());
    }
    Set<String> allowed = new TreeSet<>(needed);
    for (PublishedFile file : published.files()) {
      allowed.addAll(file.area().equals(ours.area()) ? file.resourceAreas() : Set.of());
    }
    if (!mine.containsAll(needed) || !allowed.containsAll(mine)) {
      findings.differ(Subject.of(ours.name(), ours.area()), "resource areas", needed, mine);
    }
  }
}
